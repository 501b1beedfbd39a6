# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'welcome.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Card, Notice)
class Ui_Welcome(object):
    def setupUi(self, Welcome):
        if not Welcome.objectName():
            Welcome.setObjectName(u"Welcome")
        self.welcome_layout = QVBoxLayout(Welcome)
        self.welcome_layout.setObjectName(u"welcome_layout")
        self.welcome_layout.setContentsMargins(26, 24, 26, 24)
        self.welcome_layout_spacer_0 = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.welcome_layout.addItem(self.welcome_layout_spacer_0)

        self.welcome_row = QHBoxLayout()
        self.welcome_row.setObjectName(u"welcome_row")
        self.welcome_row.setContentsMargins(0, 0, 0, 0)
        self.welcome_row_spacer_0 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.welcome_row.addItem(self.welcome_row_spacer_0)

        self.welcome_column = QWidget(Welcome)
        self.welcome_column.setObjectName(u"welcome_column")
        self.welcome_column.setMaximumSize(QSize(640, 16777215))
        self.welcome_column_layout = QVBoxLayout(self.welcome_column)
        self.welcome_column_layout.setSpacing(12)
        self.welcome_column_layout.setObjectName(u"welcome_column_layout")
        self.welcome_column_layout.setContentsMargins(0, 0, 0, 0)
        self.welcome_title = QLabel(self.welcome_column)
        self.welcome_title.setObjectName(u"welcome_title")
        self.welcome_title.setTextFormat(Qt.TextFormat.PlainText)
        self.welcome_title.setProperty(u"role", u"hero")

        self.welcome_column_layout.addWidget(self.welcome_title)

        self.welcome_text = QLabel(self.welcome_column)
        self.welcome_text.setObjectName(u"welcome_text")
        self.welcome_text.setTextFormat(Qt.TextFormat.PlainText)
        self.welcome_text.setProperty(u"role", u"muted")
        self.welcome_text.setWordWrap(True)

        self.welcome_column_layout.addWidget(self.welcome_text)

        self.welcome_column_layout_spacer_2 = QSpacerItem(10, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.welcome_column_layout.addItem(self.welcome_column_layout_spacer_2)

        self.demo_card = Card(self.welcome_column)
        self.demo_card.setObjectName(u"demo_card")
        self.demo_card_layout = QHBoxLayout(self.demo_card)
        self.demo_card_layout.setSpacing(20)
        self.demo_card_layout.setObjectName(u"demo_card_layout")
        self.demo_card_layout.setContentsMargins(20, 16, 20, 16)
        self.demo_words = QVBoxLayout()
        self.demo_words.setSpacing(3)
        self.demo_words.setObjectName(u"demo_words")
        self.demo_words.setContentsMargins(0, 0, 0, 0)
        self.demo_title = QLabel(self.demo_card)
        self.demo_title.setObjectName(u"demo_title")
        self.demo_title.setTextFormat(Qt.TextFormat.PlainText)
        self.demo_title.setProperty(u"role", u"section")

        self.demo_words.addWidget(self.demo_title)

        self.demo_detail = QLabel(self.demo_card)
        self.demo_detail.setObjectName(u"demo_detail")
        self.demo_detail.setTextFormat(Qt.TextFormat.PlainText)
        self.demo_detail.setProperty(u"role", u"small")
        self.demo_detail.setWordWrap(True)

        self.demo_words.addWidget(self.demo_detail)


        self.demo_card_layout.addLayout(self.demo_words)

        self.welcome_demo_button = QPushButton(self.demo_card)
        self.welcome_demo_button.setObjectName(u"welcome_demo_button")
        self.welcome_demo_button.setMinimumSize(QSize(104, 0))
        self.welcome_demo_button.setAutoDefault(False)
        self.welcome_demo_button.setProperty(u"kind", u"primary")

        self.demo_card_layout.addWidget(self.welcome_demo_button)

        self.demo_card_layout.setStretch(0, 1)

        self.welcome_column_layout.addWidget(self.demo_card)

        self.import_card = Card(self.welcome_column)
        self.import_card.setObjectName(u"import_card")
        self.import_card_layout = QHBoxLayout(self.import_card)
        self.import_card_layout.setSpacing(20)
        self.import_card_layout.setObjectName(u"import_card_layout")
        self.import_card_layout.setContentsMargins(20, 16, 20, 16)
        self.import_words = QVBoxLayout()
        self.import_words.setSpacing(3)
        self.import_words.setObjectName(u"import_words")
        self.import_words.setContentsMargins(0, 0, 0, 0)
        self.import_title = QLabel(self.import_card)
        self.import_title.setObjectName(u"import_title")
        self.import_title.setTextFormat(Qt.TextFormat.PlainText)
        self.import_title.setProperty(u"role", u"section")

        self.import_words.addWidget(self.import_title)

        self.import_detail = QLabel(self.import_card)
        self.import_detail.setObjectName(u"import_detail")
        self.import_detail.setTextFormat(Qt.TextFormat.PlainText)
        self.import_detail.setProperty(u"role", u"small")
        self.import_detail.setWordWrap(True)

        self.import_words.addWidget(self.import_detail)


        self.import_card_layout.addLayout(self.import_words)

        self.welcome_import_button = QPushButton(self.import_card)
        self.welcome_import_button.setObjectName(u"welcome_import_button")
        self.welcome_import_button.setMinimumSize(QSize(104, 0))
        self.welcome_import_button.setAutoDefault(False)

        self.import_card_layout.addWidget(self.welcome_import_button)

        self.import_card_layout.setStretch(0, 1)

        self.welcome_column_layout.addWidget(self.import_card)

        self.connect_card = Card(self.welcome_column)
        self.connect_card.setObjectName(u"connect_card")
        self.connect_card_layout = QHBoxLayout(self.connect_card)
        self.connect_card_layout.setSpacing(20)
        self.connect_card_layout.setObjectName(u"connect_card_layout")
        self.connect_card_layout.setContentsMargins(20, 16, 20, 16)
        self.connect_words = QVBoxLayout()
        self.connect_words.setSpacing(3)
        self.connect_words.setObjectName(u"connect_words")
        self.connect_words.setContentsMargins(0, 0, 0, 0)
        self.connect_title = QLabel(self.connect_card)
        self.connect_title.setObjectName(u"connect_title")
        self.connect_title.setTextFormat(Qt.TextFormat.PlainText)
        self.connect_title.setProperty(u"role", u"section")

        self.connect_words.addWidget(self.connect_title)

        self.connect_detail = QLabel(self.connect_card)
        self.connect_detail.setObjectName(u"connect_detail")
        self.connect_detail.setTextFormat(Qt.TextFormat.PlainText)
        self.connect_detail.setProperty(u"role", u"small")
        self.connect_detail.setWordWrap(True)

        self.connect_words.addWidget(self.connect_detail)


        self.connect_card_layout.addLayout(self.connect_words)

        self.welcome_connect_button = QPushButton(self.connect_card)
        self.welcome_connect_button.setObjectName(u"welcome_connect_button")
        self.welcome_connect_button.setMinimumSize(QSize(104, 0))
        self.welcome_connect_button.setAutoDefault(False)

        self.connect_card_layout.addWidget(self.welcome_connect_button)

        self.connect_card_layout.setStretch(0, 1)

        self.welcome_column_layout.addWidget(self.connect_card)

        self.welcome_notice = Notice(self.welcome_column)
        self.welcome_notice.setObjectName(u"welcome_notice")

        self.welcome_column_layout.addWidget(self.welcome_notice)

        self.welcome_progress_row = QHBoxLayout()
        self.welcome_progress_row.setObjectName(u"welcome_progress_row")
        self.welcome_progress_row.setContentsMargins(0, 0, 0, 0)
        self.welcome_progress = QProgressBar(self.welcome_column)
        self.welcome_progress.setObjectName(u"welcome_progress")
        self.welcome_progress.setTextVisible(False)

        self.welcome_progress_row.addWidget(self.welcome_progress)


        self.welcome_column_layout.addLayout(self.welcome_progress_row)


        self.welcome_row.addWidget(self.welcome_column)

        self.welcome_row_spacer_2 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.welcome_row.addItem(self.welcome_row_spacer_2)

        self.welcome_row.setStretch(0, 1)
        self.welcome_row.setStretch(1, 8)
        self.welcome_row.setStretch(2, 1)

        self.welcome_layout.addLayout(self.welcome_row)

        self.welcome_layout_spacer_2 = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.welcome_layout.addItem(self.welcome_layout_spacer_2)


        self.retranslateUi(Welcome)

        QMetaObject.connectSlotsByName(Welcome)
    # setupUi

    def retranslateUi(self, Welcome):
        self.welcome_title.setText(QCoreApplication.translate("Welcome", u"Welcome to Yeastar Desk", None))
        self.welcome_text.setText(QCoreApplication.translate("Welcome", u"Sell Workplace plans at the booth, with or without a network. How do you want to begin?", None))
        self.demo_title.setText(QCoreApplication.translate("Welcome", u"Explore with demonstration data", None))
        self.demo_detail.setText(QCoreApplication.translate("Welcome", u"Two price lists and twenty customers, all invented and marked so wherever they show or print.", None))
        self.welcome_demo_button.setText(QCoreApplication.translate("Welcome", u"Explore", None))
#if QT_CONFIG(accessibility)
        self.welcome_demo_button.setAccessibleName(QCoreApplication.translate("Welcome", u"Explore with demonstration data", None))
#endif // QT_CONFIG(accessibility)
        self.import_title.setText(QCoreApplication.translate("Welcome", u"Import my price list", None))
        self.import_detail.setText(QCoreApplication.translate("Welcome", u"A CSV or XLSX file with your prices, then your customers. You see what is in it before it is taken.", None))
        self.welcome_import_button.setText(QCoreApplication.translate("Welcome", u"Import\u2026", None))
#if QT_CONFIG(accessibility)
        self.welcome_import_button.setAccessibleName(QCoreApplication.translate("Welcome", u"Import my price list", None))
#endif // QT_CONFIG(accessibility)
        self.connect_title.setText(QCoreApplication.translate("Welcome", u"Connect to the Partner Portal", None))
        self.connect_detail.setText(QCoreApplication.translate("Welcome", u"Enter client ID and secret: prices, billing contacts and packages come from your account, and orders go there.", None))
        self.welcome_connect_button.setText(QCoreApplication.translate("Welcome", u"Connect\u2026", None))
#if QT_CONFIG(accessibility)
        self.welcome_connect_button.setAccessibleName(QCoreApplication.translate("Welcome", u"Connect to the Partner Portal", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.welcome_progress.setAccessibleName(QCoreApplication.translate("Welcome", u"Progress", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

