# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'prices.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout)

from yeastar_desk.presentation.widgets import (Card, Notice, StatePages)
class Ui_Prices(object):
    def setupUi(self, Prices):
        if not Prices.objectName():
            Prices.setObjectName(u"Prices")
        self.prices_layout = QVBoxLayout(Prices)
        self.prices_layout.setSpacing(16)
        self.prices_layout.setObjectName(u"prices_layout")
        self.prices_layout.setContentsMargins(26, 24, 26, 24)
        self.prices_actions = QHBoxLayout()
        self.prices_actions.setSpacing(10)
        self.prices_actions.setObjectName(u"prices_actions")
        self.prices_hint = QLabel(Prices)
        self.prices_hint.setObjectName(u"prices_hint")
        self.prices_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.prices_hint.setWordWrap(True)
        self.prices_hint.setProperty(u"role", u"muted")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.prices_hint.sizePolicy().hasHeightForWidth())
        self.prices_hint.setSizePolicy(sizePolicy)

        self.prices_actions.addWidget(self.prices_hint)

        self.portal_prices_button = QPushButton(Prices)
        self.portal_prices_button.setObjectName(u"portal_prices_button")

        self.prices_actions.addWidget(self.portal_prices_button)

        self.import_companies_button = QPushButton(Prices)
        self.import_companies_button.setObjectName(u"import_companies_button")

        self.prices_actions.addWidget(self.import_companies_button)

        self.import_packages_button = QPushButton(Prices)
        self.import_packages_button.setObjectName(u"import_packages_button")

        self.prices_actions.addWidget(self.import_packages_button)

        self.import_prices_button = QPushButton(Prices)
        self.import_prices_button.setObjectName(u"import_prices_button")
        self.import_prices_button.setProperty(u"kind", u"primary")

        self.prices_actions.addWidget(self.import_prices_button)


        self.prices_layout.addLayout(self.prices_actions)

        self.portal_prices_notice = Notice(Prices)
        self.portal_prices_notice.setObjectName(u"portal_prices_notice")

        self.prices_layout.addWidget(self.portal_prices_notice)

        self.prices_card = Card(Prices)
        self.prices_card.setObjectName(u"prices_card")
        self.prices_card_layout = QVBoxLayout(self.prices_card)
        self.prices_card_layout.setObjectName(u"prices_card_layout")
        self.prices_card_layout.setContentsMargins(1, 1, 1, 1)
        self.prices_states = StatePages(self.prices_card)
        self.prices_states.setObjectName(u"prices_states")

        self.prices_card_layout.addWidget(self.prices_states)


        self.prices_layout.addWidget(self.prices_card)


        self.retranslateUi(Prices)

        QMetaObject.connectSlotsByName(Prices)
    # setupUi

    def retranslateUi(self, Prices):
        self.prices_hint.setText(QCoreApplication.translate("Prices", u"The list that is valid today in the customer's currency is used. CSV or XLSX.", None))
        self.portal_prices_button.setText(QCoreApplication.translate("Prices", u"From the portal", None))
#if QT_CONFIG(accessibility)
        self.portal_prices_button.setAccessibleName(QCoreApplication.translate("Prices", u"Look at the prices of the Partner Portal", None))
#endif // QT_CONFIG(accessibility)
        self.import_companies_button.setText(QCoreApplication.translate("Prices", u"Import customers", None))
#if QT_CONFIG(accessibility)
        self.import_companies_button.setAccessibleName(QCoreApplication.translate("Prices", u"Import customers from a file", None))
#endif // QT_CONFIG(accessibility)
        self.import_packages_button.setText(QCoreApplication.translate("Prices", u"Import hosting packages", None))
#if QT_CONFIG(accessibility)
        self.import_packages_button.setAccessibleName(QCoreApplication.translate("Prices", u"Import hosting packages from a file", None))
#endif // QT_CONFIG(accessibility)
        self.import_prices_button.setText(QCoreApplication.translate("Prices", u"Import prices", None))
#if QT_CONFIG(accessibility)
        self.import_prices_button.setAccessibleName(QCoreApplication.translate("Prices", u"Import price lists from a file", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

