# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget)
class Ui_Settings(object):
    def setupUi(self, Settings):
        if not Settings.objectName():
            Settings.setObjectName(u"Settings")
        self.settings_layout = QHBoxLayout(Settings)
        self.settings_layout.setSpacing(0)
        self.settings_layout.setObjectName(u"settings_layout")
        self.settings_layout.setContentsMargins(0, 0, 0, 0)
        self.settings_sections = QWidget(Settings)
        self.settings_sections.setObjectName(u"settings_sections")
        self.settings_sections.setMinimumSize(QSize(218, 0))
        self.settings_sections.setMaximumSize(QSize(218, 16777215))
        self.settings_sections_layout = QVBoxLayout(self.settings_sections)
        self.settings_sections_layout.setSpacing(2)
        self.settings_sections_layout.setObjectName(u"settings_sections_layout")
        self.settings_sections_layout.setContentsMargins(26, 24, 16, 24)

        self.settings_layout.addWidget(self.settings_sections)

        self.settings_stack = QStackedWidget(Settings)
        self.settings_stack.setObjectName(u"settings_stack")

        self.settings_layout.addWidget(self.settings_stack)


        self.retranslateUi(Settings)

        QMetaObject.connectSlotsByName(Settings)
    # setupUi

    def retranslateUi(self, Settings):
        pass
    # retranslateUi

