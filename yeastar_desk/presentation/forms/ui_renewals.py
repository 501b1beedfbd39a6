# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'renewals.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from yeastar_desk.presentation.widgets import (Card, SearchEdit, Segmented, StatePages)
class Ui_Renewals(object):
    def setupUi(self, Renewals):
        if not Renewals.objectName():
            Renewals.setObjectName(u"Renewals")
        self.Renewals_layout = QVBoxLayout(Renewals)
        self.Renewals_layout.setSpacing(12)
        self.Renewals_layout.setObjectName(u"Renewals_layout")
        self.Renewals_layout.setContentsMargins(26, 24, 26, 16)
        self.renewals_card = Card(Renewals)
        self.renewals_card.setObjectName(u"renewals_card")
        self.renewals_card_layout = QVBoxLayout(self.renewals_card)
        self.renewals_card_layout.setSpacing(0)
        self.renewals_card_layout.setObjectName(u"renewals_card_layout")
        self.renewals_card_layout.setContentsMargins(0, 0, 0, 0)
        self.renewals_bar = QHBoxLayout()
        self.renewals_bar.setSpacing(12)
        self.renewals_bar.setObjectName(u"renewals_bar")
        self.renewals_bar.setContentsMargins(18, 14, 18, 12)
        self.renewals_group_switch = Segmented(self.renewals_card)
        self.renewals_group_switch.setObjectName(u"renewals_group_switch")

        self.renewals_bar.addWidget(self.renewals_group_switch)

        self.renewals_search_edit = SearchEdit(self.renewals_card)
        self.renewals_search_edit.setObjectName(u"renewals_search_edit")
        self.renewals_search_edit.setMinimumSize(QSize(150, 0))
        self.renewals_search_edit.setMaximumSize(QSize(280, 16777215))

        self.renewals_bar.addWidget(self.renewals_search_edit)

        self.renewals_bar_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.renewals_bar.addItem(self.renewals_bar_spacer)

        self.export_calendar_button = QPushButton(self.renewals_card)
        self.export_calendar_button.setObjectName(u"export_calendar_button")
        self.export_calendar_button.setAutoDefault(False)

        self.renewals_bar.addWidget(self.export_calendar_button)

        self.export_csv_button = QPushButton(self.renewals_card)
        self.export_csv_button.setObjectName(u"export_csv_button")
        self.export_csv_button.setAutoDefault(False)

        self.renewals_bar.addWidget(self.export_csv_button)

        self.renewals_bar.setStretch(1, 1)

        self.renewals_card_layout.addLayout(self.renewals_bar)

        self.renewals_states = StatePages(self.renewals_card)
        self.renewals_states.setObjectName(u"renewals_states")

        self.renewals_card_layout.addWidget(self.renewals_states)


        self.Renewals_layout.addWidget(self.renewals_card)

        self.renewals_note_label = QLabel(Renewals)
        self.renewals_note_label.setObjectName(u"renewals_note_label")
        self.renewals_note_label.setTextFormat(Qt.TextFormat.PlainText)
        self.renewals_note_label.setProperty(u"role", u"small")
        self.renewals_note_label.setWordWrap(True)

        self.Renewals_layout.addWidget(self.renewals_note_label)

        self.Renewals_layout.setStretch(0, 1)

        self.retranslateUi(Renewals)

        QMetaObject.connectSlotsByName(Renewals)
    # setupUi

    def retranslateUi(self, Renewals):
#if QT_CONFIG(accessibility)
        self.renewals_search_edit.setAccessibleName(QCoreApplication.translate("Renewals", u"Search renewals", None))
#endif // QT_CONFIG(accessibility)
        self.renewals_search_edit.setPlaceholderText(QCoreApplication.translate("Renewals", u"Company or ID\u2026", None))
        self.export_calendar_button.setText(QCoreApplication.translate("Renewals", u"Export calendar", None))
        self.export_csv_button.setText(QCoreApplication.translate("Renewals", u"Export CSV", None))
        pass
    # retranslateUi

