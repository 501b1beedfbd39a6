# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_display.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Card, CheckBox, ColumnScroll, ComboBox)
class Ui_SettingsDisplay(object):
    def setupUi(self, SettingsDisplay):
        if not SettingsDisplay.objectName():
            SettingsDisplay.setObjectName(u"SettingsDisplay")
        self.display_layout = QVBoxLayout(SettingsDisplay)
        self.display_layout.setObjectName(u"display_layout")
        self.display_layout.setContentsMargins(0, 0, 0, 0)
        self.display_scroll = ColumnScroll(SettingsDisplay)
        self.display_scroll.setObjectName(u"display_scroll")
        self.display_column = QWidget()
        self.display_column.setObjectName(u"display_column")
        self.display_scroll.setWidget(self.display_column)
        self.display_column_layout = QVBoxLayout(self.display_column)
        self.display_column_layout.setSpacing(16)
        self.display_column_layout.setObjectName(u"display_column_layout")
        self.display_column_layout.setContentsMargins(4, 24, 24, 24)
        self.display_card = Card(self.display_column)
        self.display_card.setObjectName(u"display_card")
        self.display_card_layout = QVBoxLayout(self.display_card)
        self.display_card_layout.setSpacing(12)
        self.display_card_layout.setObjectName(u"display_card_layout")
        self.display_card_layout.setContentsMargins(18, 16, 18, 18)
        self.display_card_title = QLabel(self.display_card)
        self.display_card_title.setObjectName(u"display_card_title")
        self.display_card_title.setProperty(u"role", u"section")
        self.display_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.display_card_layout.addWidget(self.display_card_title)

        self.display_card_grid = QGridLayout()
        self.display_card_grid.setObjectName(u"display_card_grid")
        self.display_card_grid.setHorizontalSpacing(12)
        self.display_card_grid.setVerticalSpacing(12)
        self.display_theme_combo_field = QVBoxLayout()
        self.display_theme_combo_field.setSpacing(4)
        self.display_theme_combo_field.setObjectName(u"display_theme_combo_field")
        self.display_theme_combo_caption = QLabel(self.display_card)
        self.display_theme_combo_caption.setObjectName(u"display_theme_combo_caption")
        self.display_theme_combo_caption.setProperty(u"role", u"small")
        self.display_theme_combo_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.display_theme_combo_field.addWidget(self.display_theme_combo_caption)

        self.display_theme_combo = ComboBox(self.display_card)
        self.display_theme_combo.setObjectName(u"display_theme_combo")

        self.display_theme_combo_field.addWidget(self.display_theme_combo)


        self.display_card_grid.addLayout(self.display_theme_combo_field, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.display_paper_combo_field = QVBoxLayout()
        self.display_paper_combo_field.setSpacing(4)
        self.display_paper_combo_field.setObjectName(u"display_paper_combo_field")
        self.display_paper_combo_caption = QLabel(self.display_card)
        self.display_paper_combo_caption.setObjectName(u"display_paper_combo_caption")
        self.display_paper_combo_caption.setProperty(u"role", u"small")
        self.display_paper_combo_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.display_paper_combo_field.addWidget(self.display_paper_combo_caption)

        self.display_paper_combo = ComboBox(self.display_card)
        self.display_paper_combo.setObjectName(u"display_paper_combo")

        self.display_paper_combo_field.addWidget(self.display_paper_combo)


        self.display_card_grid.addLayout(self.display_paper_combo_field, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.display_card_grid.setColumnStretch(0, 1)
        self.display_card_grid.setColumnStretch(1, 1)
        self.display_card_grid.setColumnMinimumWidth(0, 1)
        self.display_card_grid.setColumnMinimumWidth(1, 1)

        self.display_card_layout.addLayout(self.display_card_grid)

        self.display_reduced_motion_check = CheckBox(self.display_card)
        self.display_reduced_motion_check.setObjectName(u"display_reduced_motion_check")

        self.display_card_layout.addWidget(self.display_reduced_motion_check)


        self.display_column_layout.addWidget(self.display_card)

        self.display_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.display_column_layout.addItem(self.display_rest)


        self.display_layout.addWidget(self.display_scroll)

#if QT_CONFIG(shortcut)
        self.display_theme_combo_caption.setBuddy(self.display_theme_combo)
        self.display_paper_combo_caption.setBuddy(self.display_paper_combo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsDisplay)

        QMetaObject.connectSlotsByName(SettingsDisplay)
    # setupUi

    def retranslateUi(self, SettingsDisplay):
        self.display_card_title.setText(QCoreApplication.translate("SettingsDisplay", u"Window and paper", None))
        self.display_theme_combo_caption.setText(QCoreApplication.translate("SettingsDisplay", u"Theme", None))
#if QT_CONFIG(accessibility)
        self.display_theme_combo.setAccessibleName(QCoreApplication.translate("SettingsDisplay", u"Theme", None))
#endif // QT_CONFIG(accessibility)
        self.display_paper_combo_caption.setText(QCoreApplication.translate("SettingsDisplay", u"Paper", None))
#if QT_CONFIG(accessibility)
        self.display_paper_combo.setAccessibleName(QCoreApplication.translate("SettingsDisplay", u"Paper", None))
#endif // QT_CONFIG(accessibility)
        self.display_reduced_motion_check.setText(QCoreApplication.translate("SettingsDisplay", u"Less motion", None))
#if QT_CONFIG(accessibility)
        self.display_reduced_motion_check.setAccessibleName(QCoreApplication.translate("SettingsDisplay", u"Less motion", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

