# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'products.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import Card
class Ui_Products(object):
    def setupUi(self, Products):
        if not Products.objectName():
            Products.setObjectName(u"Products")
        self.Products_layout = QVBoxLayout(Products)
        self.Products_layout.setSpacing(18)
        self.Products_layout.setObjectName(u"Products_layout")
        self.Products_layout.setContentsMargins(26, 24, 26, 24)
        self.products_row = QWidget(Products)
        self.products_row.setObjectName(u"products_row")
        self.products_row_layout = QHBoxLayout(self.products_row)
        self.products_row_layout.setSpacing(16)
        self.products_row_layout.setObjectName(u"products_row_layout")
        self.products_row_layout.setContentsMargins(0, 0, 0, 0)
        self.workplace_card = Card(self.products_row)
        self.workplace_card.setObjectName(u"workplace_card")
        self.workplace_card_layout = QHBoxLayout(self.workplace_card)
        self.workplace_card_layout.setSpacing(20)
        self.workplace_card_layout.setObjectName(u"workplace_card_layout")
        self.workplace_card_layout.setContentsMargins(20, 16, 20, 16)
        self.workplace_words = QVBoxLayout()
        self.workplace_words.setSpacing(3)
        self.workplace_words.setObjectName(u"workplace_words")
        self.workplace_words.setContentsMargins(0, 0, 0, 0)
        self.workplace_words_top = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.workplace_words.addItem(self.workplace_words_top)

        self.workplace_title = QLabel(self.workplace_card)
        self.workplace_title.setObjectName(u"workplace_title")
        self.workplace_title.setTextFormat(Qt.TextFormat.PlainText)
        self.workplace_title.setProperty(u"role", u"section")

        self.workplace_words.addWidget(self.workplace_title)

        self.workplace_detail = QLabel(self.workplace_card)
        self.workplace_detail.setObjectName(u"workplace_detail")
        self.workplace_detail.setTextFormat(Qt.TextFormat.PlainText)
        self.workplace_detail.setProperty(u"role", u"small")
        self.workplace_detail.setWordWrap(True)

        self.workplace_words.addWidget(self.workplace_detail)

        self.workplace_words_bottom = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.workplace_words.addItem(self.workplace_words_bottom)


        self.workplace_card_layout.addLayout(self.workplace_words)

        self.purchase_workplace_button = QPushButton(self.workplace_card)
        self.purchase_workplace_button.setObjectName(u"purchase_workplace_button")
        self.purchase_workplace_button.setAutoDefault(False)
        self.purchase_workplace_button.setProperty(u"kind", u"primary")

        self.workplace_card_layout.addWidget(self.purchase_workplace_button)

        self.workplace_card_layout.setStretch(0, 1)

        self.products_row_layout.addWidget(self.workplace_card)

        self.pce_card = Card(self.products_row)
        self.pce_card.setObjectName(u"pce_card")
        self.pce_card_layout = QHBoxLayout(self.pce_card)
        self.pce_card_layout.setSpacing(20)
        self.pce_card_layout.setObjectName(u"pce_card_layout")
        self.pce_card_layout.setContentsMargins(20, 16, 20, 16)
        self.pce_words = QVBoxLayout()
        self.pce_words.setSpacing(3)
        self.pce_words.setObjectName(u"pce_words")
        self.pce_words.setContentsMargins(0, 0, 0, 0)
        self.pce_words_top = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.pce_words.addItem(self.pce_words_top)

        self.pce_title = QLabel(self.pce_card)
        self.pce_title.setObjectName(u"pce_title")
        self.pce_title.setTextFormat(Qt.TextFormat.PlainText)
        self.pce_title.setProperty(u"role", u"section")

        self.pce_words.addWidget(self.pce_title)

        self.pce_detail = QLabel(self.pce_card)
        self.pce_detail.setObjectName(u"pce_detail")
        self.pce_detail.setTextFormat(Qt.TextFormat.PlainText)
        self.pce_detail.setProperty(u"role", u"small")
        self.pce_detail.setWordWrap(True)

        self.pce_words.addWidget(self.pce_detail)

        self.pce_words_bottom = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.pce_words.addItem(self.pce_words_bottom)


        self.pce_card_layout.addLayout(self.pce_words)

        self.purchase_pce_button = QPushButton(self.pce_card)
        self.purchase_pce_button.setObjectName(u"purchase_pce_button")
        self.purchase_pce_button.setAutoDefault(False)
        self.purchase_pce_button.setProperty(u"kind", u"primary")

        self.pce_card_layout.addWidget(self.purchase_pce_button)

        self.pce_card_layout.setStretch(0, 1)

        self.products_row_layout.addWidget(self.pce_card)

        self.products_row_layout.setStretch(0, 1)
        self.products_row_layout.setStretch(1, 1)

        self.Products_layout.addWidget(self.products_row)

        self.subscriptions_place = QWidget(Products)
        self.subscriptions_place.setObjectName(u"subscriptions_place")
        self.subscriptions_layout = QVBoxLayout(self.subscriptions_place)
        self.subscriptions_layout.setObjectName(u"subscriptions_layout")
        self.subscriptions_layout.setContentsMargins(0, 0, 0, 0)

        self.Products_layout.addWidget(self.subscriptions_place)

        self.Products_layout.setStretch(1, 1)

        self.retranslateUi(Products)

        QMetaObject.connectSlotsByName(Products)
    # setupUi

    def retranslateUi(self, Products):
        self.workplace_title.setText(QCoreApplication.translate("Products", u"Workplace SaaS", None))
        self.workplace_detail.setText(QCoreApplication.translate("Products", u"Plans with Meeting Room, Location, Desk and Visitor.", None))
        self.purchase_workplace_button.setText(QCoreApplication.translate("Products", u"Purchase", None))
#if QT_CONFIG(accessibility)
        self.purchase_workplace_button.setAccessibleName(QCoreApplication.translate("Products", u"Purchase Workplace SaaS", None))
#endif // QT_CONFIG(accessibility)
        self.pce_title.setText(QCoreApplication.translate("Products", u"Cloud PBX (PCE Package)", None))
        self.pce_detail.setText(QCoreApplication.translate("Products", u"Hosting packages for P-Series cloud PBXs.", None))
        self.purchase_pce_button.setText(QCoreApplication.translate("Products", u"Purchase", None))
#if QT_CONFIG(accessibility)
        self.purchase_pce_button.setAccessibleName(QCoreApplication.translate("Products", u"Purchase Cloud PBX (PCE Package)", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

