# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'drafts.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from yeastar_desk.presentation.widgets import (Card, StatePages)
class Ui_Drafts(object):
    def setupUi(self, Drafts):
        if not Drafts.objectName():
            Drafts.setObjectName(u"Drafts")
        self.Drafts_layout = QVBoxLayout(Drafts)
        self.Drafts_layout.setSpacing(18)
        self.Drafts_layout.setObjectName(u"Drafts_layout")
        self.Drafts_layout.setContentsMargins(26, 24, 26, 24)
        self.drafts_card = Card(Drafts)
        self.drafts_card.setObjectName(u"drafts_card")
        self.drafts_card_layout = QVBoxLayout(self.drafts_card)
        self.drafts_card_layout.setSpacing(0)
        self.drafts_card_layout.setObjectName(u"drafts_card_layout")
        self.drafts_card_layout.setContentsMargins(0, 0, 0, 0)
        self.drafts_head = QHBoxLayout()
        self.drafts_head.setSpacing(10)
        self.drafts_head.setObjectName(u"drafts_head")
        self.drafts_head.setContentsMargins(18, 14, 18, 10)
        self.drafts_title = QLabel(self.drafts_card)
        self.drafts_title.setObjectName(u"drafts_title")
        self.drafts_title.setTextFormat(Qt.TextFormat.PlainText)
        self.drafts_title.setProperty(u"role", u"section")

        self.drafts_head.addWidget(self.drafts_title)

        self.drafts_count_label = QLabel(self.drafts_card)
        self.drafts_count_label.setObjectName(u"drafts_count_label")
        self.drafts_count_label.setTextFormat(Qt.TextFormat.PlainText)
        self.drafts_count_label.setProperty(u"role", u"small")

        self.drafts_head.addWidget(self.drafts_count_label)

        self.drafts_head_spacer_2 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.drafts_head.addItem(self.drafts_head_spacer_2)

        self.resume_draft_button = QPushButton(self.drafts_card)
        self.resume_draft_button.setObjectName(u"resume_draft_button")
        self.resume_draft_button.setAutoDefault(False)

        self.drafts_head.addWidget(self.resume_draft_button)

        self.discard_draft_button = QPushButton(self.drafts_card)
        self.discard_draft_button.setObjectName(u"discard_draft_button")
        self.discard_draft_button.setAutoDefault(False)

        self.drafts_head.addWidget(self.discard_draft_button)


        self.drafts_card_layout.addLayout(self.drafts_head)

        self.drafts_states = StatePages(self.drafts_card)
        self.drafts_states.setObjectName(u"drafts_states")

        self.drafts_card_layout.addWidget(self.drafts_states)


        self.Drafts_layout.addWidget(self.drafts_card)

        self.quotes_card = Card(Drafts)
        self.quotes_card.setObjectName(u"quotes_card")
        self.quotes_card_layout = QVBoxLayout(self.quotes_card)
        self.quotes_card_layout.setSpacing(0)
        self.quotes_card_layout.setObjectName(u"quotes_card_layout")
        self.quotes_card_layout.setContentsMargins(0, 0, 0, 0)
        self.quotes_head = QHBoxLayout()
        self.quotes_head.setSpacing(10)
        self.quotes_head.setObjectName(u"quotes_head")
        self.quotes_head.setContentsMargins(18, 14, 18, 10)
        self.quotes_title = QLabel(self.quotes_card)
        self.quotes_title.setObjectName(u"quotes_title")
        self.quotes_title.setTextFormat(Qt.TextFormat.PlainText)
        self.quotes_title.setProperty(u"role", u"section")

        self.quotes_head.addWidget(self.quotes_title)

        self.quotes_count_label = QLabel(self.quotes_card)
        self.quotes_count_label.setObjectName(u"quotes_count_label")
        self.quotes_count_label.setTextFormat(Qt.TextFormat.PlainText)
        self.quotes_count_label.setProperty(u"role", u"small")

        self.quotes_head.addWidget(self.quotes_count_label)

        self.quotes_head_spacer_2 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.quotes_head.addItem(self.quotes_head_spacer_2)

        self.open_quote_button = QPushButton(self.quotes_card)
        self.open_quote_button.setObjectName(u"open_quote_button")
        self.open_quote_button.setAutoDefault(False)

        self.quotes_head.addWidget(self.open_quote_button)

        self.order_quote_button = QPushButton(self.quotes_card)
        self.order_quote_button.setObjectName(u"order_quote_button")
        self.order_quote_button.setAutoDefault(False)

        self.quotes_head.addWidget(self.order_quote_button)


        self.quotes_card_layout.addLayout(self.quotes_head)

        self.quotes_states = StatePages(self.quotes_card)
        self.quotes_states.setObjectName(u"quotes_states")

        self.quotes_card_layout.addWidget(self.quotes_states)


        self.Drafts_layout.addWidget(self.quotes_card)

        self.Drafts_layout.setStretch(0, 1)
        self.Drafts_layout.setStretch(1, 1)

        self.retranslateUi(Drafts)

        QMetaObject.connectSlotsByName(Drafts)
    # setupUi

    def retranslateUi(self, Drafts):
        self.drafts_title.setText(QCoreApplication.translate("Drafts", u"Held orders", None))
        self.resume_draft_button.setText(QCoreApplication.translate("Drafts", u"Go on", None))
        self.discard_draft_button.setText(QCoreApplication.translate("Drafts", u"Discard", None))
        self.quotes_title.setText(QCoreApplication.translate("Drafts", u"Quotes", None))
        self.open_quote_button.setText(QCoreApplication.translate("Drafts", u"Show document", None))
        self.order_quote_button.setText(QCoreApplication.translate("Drafts", u"Go on to order", None))
        pass
    # retranslateUi

