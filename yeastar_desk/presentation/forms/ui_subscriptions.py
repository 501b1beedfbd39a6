# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'subscriptions.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout)

from yeastar_desk.presentation.widgets import (Card, ComboBox, SearchEdit, StatePages)
class Ui_Subscriptions(object):
    def setupUi(self, Subscriptions):
        if not Subscriptions.objectName():
            Subscriptions.setObjectName(u"Subscriptions")
        self.Subscriptions_layout = QVBoxLayout(Subscriptions)
        self.Subscriptions_layout.setSpacing(18)
        self.Subscriptions_layout.setObjectName(u"Subscriptions_layout")
        self.Subscriptions_layout.setContentsMargins(0, 0, 0, 0)
        self.subscriptions_card = Card(Subscriptions)
        self.subscriptions_card.setObjectName(u"subscriptions_card")
        self.subscriptions_card_layout = QVBoxLayout(self.subscriptions_card)
        self.subscriptions_card_layout.setSpacing(0)
        self.subscriptions_card_layout.setObjectName(u"subscriptions_card_layout")
        self.subscriptions_card_layout.setContentsMargins(0, 0, 0, 0)
        self.subscriptions_bar = QHBoxLayout()
        self.subscriptions_bar.setSpacing(12)
        self.subscriptions_bar.setObjectName(u"subscriptions_bar")
        self.subscriptions_bar.setContentsMargins(18, 14, 18, 12)
        self.subscriptions_title = QLabel(self.subscriptions_card)
        self.subscriptions_title.setObjectName(u"subscriptions_title")
        self.subscriptions_title.setTextFormat(Qt.TextFormat.PlainText)
        self.subscriptions_title.setProperty(u"role", u"section")

        self.subscriptions_bar.addWidget(self.subscriptions_title)

        self.subscriptions_search_edit = SearchEdit(self.subscriptions_card)
        self.subscriptions_search_edit.setObjectName(u"subscriptions_search_edit")
        self.subscriptions_search_edit.setMinimumSize(QSize(180, 0))
        self.subscriptions_search_edit.setMaximumSize(QSize(340, 16777215))

        self.subscriptions_bar.addWidget(self.subscriptions_search_edit)

        self.subscriptions_product_combo = ComboBox(self.subscriptions_card)
        self.subscriptions_product_combo.setObjectName(u"subscriptions_product_combo")

        self.subscriptions_bar.addWidget(self.subscriptions_product_combo)

        self.subscriptions_status_combo = ComboBox(self.subscriptions_card)
        self.subscriptions_status_combo.setObjectName(u"subscriptions_status_combo")

        self.subscriptions_bar.addWidget(self.subscriptions_status_combo)

        self.subscriptions_bar_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.subscriptions_bar.addItem(self.subscriptions_bar_spacer_1)

        self.subscriptions_count_label = QLabel(self.subscriptions_card)
        self.subscriptions_count_label.setObjectName(u"subscriptions_count_label")
        self.subscriptions_count_label.setTextFormat(Qt.TextFormat.PlainText)
        self.subscriptions_count_label.setProperty(u"role", u"small")

        self.subscriptions_bar.addWidget(self.subscriptions_count_label)

        self.subscriptions_bar.setStretch(1, 1)

        self.subscriptions_card_layout.addLayout(self.subscriptions_bar)

        self.subscriptions_states = StatePages(self.subscriptions_card)
        self.subscriptions_states.setObjectName(u"subscriptions_states")

        self.subscriptions_card_layout.addWidget(self.subscriptions_states)


        self.Subscriptions_layout.addWidget(self.subscriptions_card)


        self.retranslateUi(Subscriptions)

        QMetaObject.connectSlotsByName(Subscriptions)
    # setupUi

    def retranslateUi(self, Subscriptions):
        self.subscriptions_title.setText(QCoreApplication.translate("Subscriptions", u"Subscriptions", None))
#if QT_CONFIG(accessibility)
        self.subscriptions_search_edit.setAccessibleName(QCoreApplication.translate("Subscriptions", u"Search subscriptions", None))
#endif // QT_CONFIG(accessibility)
        self.subscriptions_search_edit.setPlaceholderText(QCoreApplication.translate("Subscriptions", u"Company or ID\u2026", None))
#if QT_CONFIG(accessibility)
        self.subscriptions_product_combo.setAccessibleName(QCoreApplication.translate("Subscriptions", u"Product of the subscriptions", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.subscriptions_status_combo.setAccessibleName(QCoreApplication.translate("Subscriptions", u"Status of the subscriptions", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

