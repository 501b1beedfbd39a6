# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'shell.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from yeastar_desk.presentation.shell.command_palette import PaletteEdit
from yeastar_desk.presentation.shell.navigation import (ConnectionButton, NavButton, ProductMark, TopBar)
class Ui_Shell(object):
    def setupUi(self, Shell):
        if not Shell.objectName():
            Shell.setObjectName(u"Shell")
        self.centre = QWidget(Shell)
        self.centre.setObjectName(u"centre")
        self.centre_layout = QHBoxLayout(self.centre)
        self.centre_layout.setSpacing(0)
        self.centre_layout.setObjectName(u"centre_layout")
        self.centre_layout.setContentsMargins(0, 0, 0, 0)
        self.navigation = QFrame(self.centre)
        self.navigation.setObjectName(u"navigation")
        self.navigation.setMinimumSize(QSize(220, 0))
        self.navigation.setMaximumSize(QSize(220, 16777215))
        self.navigation_layout = QVBoxLayout(self.navigation)
        self.navigation_layout.setSpacing(2)
        self.navigation_layout.setObjectName(u"navigation_layout")
        self.navigation_layout.setContentsMargins(12, 14, 12, 10)
        self.product_mark = ProductMark(self.navigation)
        self.product_mark.setObjectName(u"product_mark")

        self.navigation_layout.addWidget(self.product_mark)

        self.nav_products = NavButton(self.navigation)
        self.nav_products.setObjectName(u"nav_products")

        self.navigation_layout.addWidget(self.nav_products)

        self.nav_drafts = NavButton(self.navigation)
        self.nav_drafts.setObjectName(u"nav_drafts")

        self.navigation_layout.addWidget(self.nav_drafts)

        self.nav_orders = NavButton(self.navigation)
        self.nav_orders.setObjectName(u"nav_orders")

        self.navigation_layout.addWidget(self.nav_orders)

        self.nav_customers = NavButton(self.navigation)
        self.nav_customers.setObjectName(u"nav_customers")

        self.navigation_layout.addWidget(self.nav_customers)

        self.nav_renewals = NavButton(self.navigation)
        self.nav_renewals.setObjectName(u"nav_renewals")

        self.navigation_layout.addWidget(self.nav_renewals)

        self.nav_report = NavButton(self.navigation)
        self.nav_report.setObjectName(u"nav_report")

        self.navigation_layout.addWidget(self.nav_report)

        self.navigation_spacer = QSpacerItem(20, 40, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.navigation_layout.addItem(self.navigation_spacer)

        self.nav_billing_receivers = NavButton(self.navigation)
        self.nav_billing_receivers.setObjectName(u"nav_billing_receivers")

        self.navigation_layout.addWidget(self.nav_billing_receivers)

        self.nav_price_lists = NavButton(self.navigation)
        self.nav_price_lists.setObjectName(u"nav_price_lists")

        self.navigation_layout.addWidget(self.nav_price_lists)

        self.nav_settings = NavButton(self.navigation)
        self.nav_settings.setObjectName(u"nav_settings")

        self.navigation_layout.addWidget(self.nav_settings)

        self.sync_status_button = ConnectionButton(self.navigation)
        self.sync_status_button.setObjectName(u"sync_status_button")

        self.navigation_layout.addWidget(self.sync_status_button)


        self.centre_layout.addWidget(self.navigation)

        self.content = QWidget(self.centre)
        self.content.setObjectName(u"content")
        self.content_layout = QVBoxLayout(self.content)
        self.content_layout.setSpacing(0)
        self.content_layout.setObjectName(u"content_layout")
        self.content_layout.setContentsMargins(0, 0, 0, 0)
        self.top_bar = TopBar(self.content)
        self.top_bar.setObjectName(u"top_bar")
        self.top_bar.setMinimumSize(QSize(0, 60))
        self.top_bar.setMaximumSize(QSize(16777215, 60))
        self.top_bar_layout = QHBoxLayout(self.top_bar)
        self.top_bar_layout.setSpacing(14)
        self.top_bar_layout.setObjectName(u"top_bar_layout")
        self.top_bar_layout.setContentsMargins(26, 0, 26, 0)
        self.page_title_label = QLabel(self.top_bar)
        self.page_title_label.setObjectName(u"page_title_label")
        self.page_title_label.setProperty(u"role", u"title")

        self.top_bar_layout.addWidget(self.page_title_label)

        self.top_bar_spacer = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.top_bar_layout.addItem(self.top_bar_spacer)

        self.palette_edit = PaletteEdit(self.top_bar)
        self.palette_edit.setObjectName(u"palette_edit")
        self.palette_edit.setMinimumSize(QSize(300, 0))
        self.palette_edit.setMaximumSize(QSize(300, 16777215))
        self.palette_edit.setProperty(u"shape", u"pill")

        self.top_bar_layout.addWidget(self.palette_edit)

        self.event_button = QPushButton(self.top_bar)
        self.event_button.setObjectName(u"event_button")
        self.event_button.setProperty(u"kind", u"pill")

        self.top_bar_layout.addWidget(self.event_button)

        self.rep_button = QPushButton(self.top_bar)
        self.rep_button.setObjectName(u"rep_button")
        self.rep_button.setProperty(u"kind", u"pill")

        self.top_bar_layout.addWidget(self.rep_button)


        self.content_layout.addWidget(self.top_bar)

        self.pages = QStackedWidget(self.content)
        self.pages.setObjectName(u"pages")

        self.content_layout.addWidget(self.pages)


        self.centre_layout.addWidget(self.content)

        Shell.setCentralWidget(self.centre)

        self.retranslateUi(Shell)

        QMetaObject.connectSlotsByName(Shell)
    # setupUi

    def retranslateUi(self, Shell):
        Shell.setWindowTitle(QCoreApplication.translate("Shell", u"Yeastar Desk", None))
#if QT_CONFIG(accessibility)
        self.navigation.setAccessibleName(QCoreApplication.translate("Shell", u"Navigation", None))
#endif // QT_CONFIG(accessibility)
        self.product_mark.setText(QCoreApplication.translate("Shell", u"Yeastar Desk", None))
        self.nav_products.setText(QCoreApplication.translate("Shell", u"Products && Purchase", None))
        self.nav_drafts.setText(QCoreApplication.translate("Shell", u"Drafts && Quotes", None))
        self.nav_orders.setText(QCoreApplication.translate("Shell", u"Orders", None))
        self.nav_customers.setText(QCoreApplication.translate("Shell", u"Customers", None))
        self.nav_renewals.setText(QCoreApplication.translate("Shell", u"Renewals", None))
        self.nav_report.setText(QCoreApplication.translate("Shell", u"Event report", None))
        self.nav_billing_receivers.setText(QCoreApplication.translate("Shell", u"Billing receivers", None))
        self.nav_price_lists.setText(QCoreApplication.translate("Shell", u"Price lists", None))
        self.nav_settings.setText(QCoreApplication.translate("Shell", u"Settings", None))
        self.sync_status_button.setText(QCoreApplication.translate("Shell", u"Offline", None))
#if QT_CONFIG(accessibility)
        self.sync_status_button.setAccessibleName(QCoreApplication.translate("Shell", u"Connection", None))
#endif // QT_CONFIG(accessibility)
        self.palette_edit.setPlaceholderText(QCoreApplication.translate("Shell", u"Find a company, order or action", None))
#if QT_CONFIG(accessibility)
        self.palette_edit.setAccessibleName(QCoreApplication.translate("Shell", u"Find a company, order or action", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.event_button.setToolTip(QCoreApplication.translate("Shell", u"Event", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.event_button.setAccessibleDescription(QCoreApplication.translate("Shell", u"Event", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.rep_button.setToolTip(QCoreApplication.translate("Shell", u"Sales rep", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.rep_button.setAccessibleDescription(QCoreApplication.translate("Shell", u"Sales rep", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

