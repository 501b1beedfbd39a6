# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'orders.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from yeastar_desk.presentation.widgets import (Card, ComboBox, DateEdit, SearchEdit,
    StatePages)
class Ui_Orders(object):
    def setupUi(self, Orders):
        if not Orders.objectName():
            Orders.setObjectName(u"Orders")
        self.Orders_layout = QVBoxLayout(Orders)
        self.Orders_layout.setSpacing(18)
        self.Orders_layout.setObjectName(u"Orders_layout")
        self.Orders_layout.setContentsMargins(26, 24, 26, 24)
        self.orders_cards = QHBoxLayout()
        self.orders_cards.setSpacing(16)
        self.orders_cards.setObjectName(u"orders_cards")
        self.orders_today_card = Card(Orders)
        self.orders_today_card.setObjectName(u"orders_today_card")
        self.orders_today_layout = QVBoxLayout(self.orders_today_card)
        self.orders_today_layout.setSpacing(4)
        self.orders_today_layout.setObjectName(u"orders_today_layout")
        self.orders_today_layout.setContentsMargins(18, 12, 18, 12)
        self.orders_today_caption_label = QLabel(self.orders_today_card)
        self.orders_today_caption_label.setObjectName(u"orders_today_caption_label")
        self.orders_today_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_today_caption_label.setProperty(u"role", u"small")

        self.orders_today_layout.addWidget(self.orders_today_caption_label)

        self.orders_today_amount_label = QLabel(self.orders_today_card)
        self.orders_today_amount_label.setObjectName(u"orders_today_amount_label")
        self.orders_today_amount_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_today_amount_label.setProperty(u"role", u"total")

        self.orders_today_layout.addWidget(self.orders_today_amount_label)

        self.orders_today_detail_label = QLabel(self.orders_today_card)
        self.orders_today_detail_label.setObjectName(u"orders_today_detail_label")
        self.orders_today_detail_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_today_detail_label.setProperty(u"role", u"small")

        self.orders_today_layout.addWidget(self.orders_today_detail_label)


        self.orders_cards.addWidget(self.orders_today_card)

        self.orders_waiting_card = Card(Orders)
        self.orders_waiting_card.setObjectName(u"orders_waiting_card")
        self.orders_waiting_layout = QVBoxLayout(self.orders_waiting_card)
        self.orders_waiting_layout.setSpacing(4)
        self.orders_waiting_layout.setObjectName(u"orders_waiting_layout")
        self.orders_waiting_layout.setContentsMargins(18, 12, 18, 12)
        self.orders_waiting_caption_label = QLabel(self.orders_waiting_card)
        self.orders_waiting_caption_label.setObjectName(u"orders_waiting_caption_label")
        self.orders_waiting_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_waiting_caption_label.setProperty(u"role", u"small")

        self.orders_waiting_layout.addWidget(self.orders_waiting_caption_label)

        self.orders_waiting_amount_label = QLabel(self.orders_waiting_card)
        self.orders_waiting_amount_label.setObjectName(u"orders_waiting_amount_label")
        self.orders_waiting_amount_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_waiting_amount_label.setProperty(u"role", u"total")

        self.orders_waiting_layout.addWidget(self.orders_waiting_amount_label)

        self.orders_waiting_detail_label = QLabel(self.orders_waiting_card)
        self.orders_waiting_detail_label.setObjectName(u"orders_waiting_detail_label")
        self.orders_waiting_detail_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_waiting_detail_label.setProperty(u"role", u"small")

        self.orders_waiting_layout.addWidget(self.orders_waiting_detail_label)


        self.orders_cards.addWidget(self.orders_waiting_card)

        self.orders_pending_card = Card(Orders)
        self.orders_pending_card.setObjectName(u"orders_pending_card")
        self.orders_pending_layout = QVBoxLayout(self.orders_pending_card)
        self.orders_pending_layout.setSpacing(4)
        self.orders_pending_layout.setObjectName(u"orders_pending_layout")
        self.orders_pending_layout.setContentsMargins(18, 12, 18, 12)
        self.orders_pending_caption_label = QLabel(self.orders_pending_card)
        self.orders_pending_caption_label.setObjectName(u"orders_pending_caption_label")
        self.orders_pending_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_pending_caption_label.setProperty(u"role", u"small")

        self.orders_pending_layout.addWidget(self.orders_pending_caption_label)

        self.orders_pending_amount_label = QLabel(self.orders_pending_card)
        self.orders_pending_amount_label.setObjectName(u"orders_pending_amount_label")
        self.orders_pending_amount_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_pending_amount_label.setProperty(u"role", u"total")

        self.orders_pending_layout.addWidget(self.orders_pending_amount_label)

        self.orders_pending_detail_label = QLabel(self.orders_pending_card)
        self.orders_pending_detail_label.setObjectName(u"orders_pending_detail_label")
        self.orders_pending_detail_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_pending_detail_label.setProperty(u"role", u"small")

        self.orders_pending_layout.addWidget(self.orders_pending_detail_label)


        self.orders_cards.addWidget(self.orders_pending_card)

        self.orders_cards.setStretch(0, 1)
        self.orders_cards.setStretch(1, 1)
        self.orders_cards.setStretch(2, 1)

        self.Orders_layout.addLayout(self.orders_cards)

        self.orders_card = Card(Orders)
        self.orders_card.setObjectName(u"orders_card")
        self.orders_card_layout = QVBoxLayout(self.orders_card)
        self.orders_card_layout.setSpacing(0)
        self.orders_card_layout.setObjectName(u"orders_card_layout")
        self.orders_card_layout.setContentsMargins(0, 0, 0, 0)
        self.orders_bar = QHBoxLayout()
        self.orders_bar.setSpacing(10)
        self.orders_bar.setObjectName(u"orders_bar")
        self.orders_bar.setContentsMargins(18, 14, 18, 0)
        self.orders_search_edit = SearchEdit(self.orders_card)
        self.orders_search_edit.setObjectName(u"orders_search_edit")
        self.orders_search_edit.setMinimumSize(QSize(200, 0))
        self.orders_search_edit.setMaximumSize(QSize(420, 16777215))

        self.orders_bar.addWidget(self.orders_search_edit)

        self.orders_bar_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.orders_bar.addItem(self.orders_bar_spacer_1)

        self.orders_count_label = QLabel(self.orders_card)
        self.orders_count_label.setObjectName(u"orders_count_label")
        self.orders_count_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_count_label.setProperty(u"role", u"small")

        self.orders_bar.addWidget(self.orders_count_label)

        self.orders_clear_button = QPushButton(self.orders_card)
        self.orders_clear_button.setObjectName(u"orders_clear_button")
        self.orders_clear_button.setAutoDefault(False)
        self.orders_clear_button.setProperty(u"kind", u"link")

        self.orders_bar.addWidget(self.orders_clear_button)

        self.orders_more_button = QPushButton(self.orders_card)
        self.orders_more_button.setObjectName(u"orders_more_button")
        self.orders_more_button.setAutoDefault(False)

        self.orders_bar.addWidget(self.orders_more_button)

        self.export_orders_button = QPushButton(self.orders_card)
        self.export_orders_button.setObjectName(u"export_orders_button")
        self.export_orders_button.setAutoDefault(False)

        self.orders_bar.addWidget(self.export_orders_button)

        self.export_documents_button = QPushButton(self.orders_card)
        self.export_documents_button.setObjectName(u"export_documents_button")
        self.export_documents_button.setAutoDefault(False)

        self.orders_bar.addWidget(self.export_documents_button)

        self.orders_bar.setStretch(0, 3)
        self.orders_bar.setStretch(1, 1)

        self.orders_card_layout.addLayout(self.orders_bar)

        self.orders_filters = QHBoxLayout()
        self.orders_filters.setSpacing(10)
        self.orders_filters.setObjectName(u"orders_filters")
        self.orders_filters.setContentsMargins(18, 10, 18, 12)
        self.orders_status_combo = ComboBox(self.orders_card)
        self.orders_status_combo.setObjectName(u"orders_status_combo")

        self.orders_filters.addWidget(self.orders_status_combo)

        self.orders_event_combo = ComboBox(self.orders_card)
        self.orders_event_combo.setObjectName(u"orders_event_combo")

        self.orders_filters.addWidget(self.orders_event_combo)

        self.orders_rep_combo = ComboBox(self.orders_card)
        self.orders_rep_combo.setObjectName(u"orders_rep_combo")

        self.orders_filters.addWidget(self.orders_rep_combo)

        self.orders_product_combo = ComboBox(self.orders_card)
        self.orders_product_combo.setObjectName(u"orders_product_combo")

        self.orders_filters.addWidget(self.orders_product_combo)

        self.orders_dates_combo = ComboBox(self.orders_card)
        self.orders_dates_combo.setObjectName(u"orders_dates_combo")

        self.orders_filters.addWidget(self.orders_dates_combo)

        self.orders_from_edit = DateEdit(self.orders_card)
        self.orders_from_edit.setObjectName(u"orders_from_edit")

        self.orders_filters.addWidget(self.orders_from_edit)

        self.orders_to_edit = DateEdit(self.orders_card)
        self.orders_to_edit.setObjectName(u"orders_to_edit")

        self.orders_filters.addWidget(self.orders_to_edit)

        self.orders_bar_spacer_2 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.orders_filters.addItem(self.orders_bar_spacer_2)

        self.orders_filters.setStretch(7, 1)

        self.orders_card_layout.addLayout(self.orders_filters)

        self.orders_states = StatePages(self.orders_card)
        self.orders_states.setObjectName(u"orders_states")

        self.orders_card_layout.addWidget(self.orders_states)


        self.Orders_layout.addWidget(self.orders_card)


        self.retranslateUi(Orders)

        QMetaObject.connectSlotsByName(Orders)
    # setupUi

    def retranslateUi(self, Orders):
        self.orders_today_caption_label.setText(QCoreApplication.translate("Orders", u"Today", None))
        self.orders_today_amount_label.setText(QCoreApplication.translate("Orders", u"\u2014", None))
        self.orders_today_detail_label.setText("")
        self.orders_waiting_caption_label.setText(QCoreApplication.translate("Orders", u"Waiting to be sent", None))
        self.orders_waiting_amount_label.setText(QCoreApplication.translate("Orders", u"\u2014", None))
        self.orders_waiting_detail_label.setText("")
        self.orders_pending_caption_label.setText(QCoreApplication.translate("Orders", u"Payment pending", None))
        self.orders_pending_amount_label.setText(QCoreApplication.translate("Orders", u"\u2014", None))
        self.orders_pending_detail_label.setText("")
#if QT_CONFIG(accessibility)
        self.orders_search_edit.setAccessibleName(QCoreApplication.translate("Orders", u"Search orders", None))
#endif // QT_CONFIG(accessibility)
        self.orders_search_edit.setPlaceholderText(QCoreApplication.translate("Orders", u"Order, company, PI, PO or reference number\u2026", None))
        self.orders_clear_button.setText(QCoreApplication.translate("Orders", u"Clear filters", None))
#if QT_CONFIG(tooltip)
        self.orders_clear_button.setToolTip(QCoreApplication.translate("Orders", u"Show every order again", None))
#endif // QT_CONFIG(tooltip)
        self.orders_more_button.setText(QCoreApplication.translate("Orders", u"More", None))
#if QT_CONFIG(tooltip)
        self.orders_more_button.setToolTip(QCoreApplication.translate("Orders", u"Columns, numbers and integrity", None))
#endif // QT_CONFIG(tooltip)
        self.export_orders_button.setText(QCoreApplication.translate("Orders", u"Export orders", None))
#if QT_CONFIG(tooltip)
        self.export_orders_button.setToolTip(QCoreApplication.translate("Orders", u"What the list shows, as CSV, XLSX or JSON", None))
#endif // QT_CONFIG(tooltip)
        self.export_documents_button.setText(QCoreApplication.translate("Orders", u"Export PDFs (.zip)", None))
#if QT_CONFIG(tooltip)
        self.export_documents_button.setToolTip(QCoreApplication.translate("Orders", u"The documents of the orders that the list shows, with a manifest", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.orders_status_combo.setAccessibleName(QCoreApplication.translate("Orders", u"Status of the orders shown", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.orders_event_combo.setAccessibleName(QCoreApplication.translate("Orders", u"Event of the orders shown", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.orders_rep_combo.setAccessibleName(QCoreApplication.translate("Orders", u"Sales rep of the orders shown", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.orders_product_combo.setAccessibleName(QCoreApplication.translate("Orders", u"Product of the orders shown", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.orders_dates_combo.setAccessibleName(QCoreApplication.translate("Orders", u"Dates of the orders shown", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.orders_from_edit.setAccessibleName(QCoreApplication.translate("Orders", u"First day of the orders shown", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.orders_to_edit.setAccessibleName(QCoreApplication.translate("Orders", u"Last day of the orders shown", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

