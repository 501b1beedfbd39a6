# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'subscription_details.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Badge, Card, ColumnScroll, KeyValues,
    Notice)
class Ui_SubscriptionDetails(object):
    def setupUi(self, SubscriptionDetails):
        if not SubscriptionDetails.objectName():
            SubscriptionDetails.setObjectName(u"SubscriptionDetails")
        self.columns = QHBoxLayout(SubscriptionDetails)
        self.columns.setSpacing(0)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.left_scroll = ColumnScroll(SubscriptionDetails)
        self.left_scroll.setObjectName(u"left_scroll")
        self.left_column = QWidget()
        self.left_column.setObjectName(u"left_column")
        self.left_scroll.setWidget(self.left_column)
        self.left_column_layout = QVBoxLayout(self.left_column)
        self.left_column_layout.setSpacing(12)
        self.left_column_layout.setObjectName(u"left_column_layout")
        self.left_column_layout.setContentsMargins(24, 20, 10, 20)
        self.pending_notice = Notice(self.left_column)
        self.pending_notice.setObjectName(u"pending_notice")

        self.left_column_layout.addWidget(self.pending_notice)

        self.information_card = Card(self.left_column)
        self.information_card.setObjectName(u"information_card")
        self.information_card_layout = QVBoxLayout(self.information_card)
        self.information_card_layout.setSpacing(10)
        self.information_card_layout.setObjectName(u"information_card_layout")
        self.information_card_layout.setContentsMargins(18, 14, 18, 16)
        self.information_head = QHBoxLayout()
        self.information_head.setSpacing(8)
        self.information_head.setObjectName(u"information_head")
        self.information_head.setContentsMargins(0, 0, 0, 0)
        self.details_title = QLabel(self.information_card)
        self.details_title.setObjectName(u"details_title")
        self.details_title.setTextFormat(Qt.TextFormat.PlainText)
        self.details_title.setProperty(u"role", u"section")
        self.details_title.setWordWrap(True)

        self.information_head.addWidget(self.details_title)

        self.information_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.information_head.addItem(self.information_spacer)

        self.details_badge = Badge(self.information_card)
        self.details_badge.setObjectName(u"details_badge")

        self.information_head.addWidget(self.details_badge)


        self.information_card_layout.addLayout(self.information_head)

        self.information_facts = KeyValues(self.information_card)
        self.information_facts.setObjectName(u"information_facts")

        self.information_card_layout.addWidget(self.information_facts)

        self.auto_renew_row = QHBoxLayout()
        self.auto_renew_row.setSpacing(0)
        self.auto_renew_row.setObjectName(u"auto_renew_row")
        self.auto_renew_row.setContentsMargins(0, 0, 0, 0)
        self.auto_renew_caption = QLabel(self.information_card)
        self.auto_renew_caption.setObjectName(u"auto_renew_caption")
        self.auto_renew_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.auto_renew_caption.setProperty(u"role", u"muted")
        self.auto_renew_caption.setMinimumSize(QSize(150, 0))

        self.auto_renew_row.addWidget(self.auto_renew_caption)

        self.auto_renew_label = QLabel(self.information_card)
        self.auto_renew_label.setObjectName(u"auto_renew_label")
        self.auto_renew_label.setTextFormat(Qt.TextFormat.PlainText)
        self.auto_renew_label.setWordWrap(True)

        self.auto_renew_row.addWidget(self.auto_renew_label)

        self.auto_renew_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.auto_renew_row.addItem(self.auto_renew_spacer)

        self.switch_off_auto_renew_button = QPushButton(self.information_card)
        self.switch_off_auto_renew_button.setObjectName(u"switch_off_auto_renew_button")
        self.switch_off_auto_renew_button.setAutoDefault(False)
        self.switch_off_auto_renew_button.setProperty(u"kind", u"link")

        self.auto_renew_row.addWidget(self.switch_off_auto_renew_button)


        self.information_card_layout.addLayout(self.auto_renew_row)

        self.assigned_row = QHBoxLayout()
        self.assigned_row.setSpacing(0)
        self.assigned_row.setObjectName(u"assigned_row")
        self.assigned_row.setContentsMargins(0, 0, 0, 0)
        self.assigned_caption = QLabel(self.information_card)
        self.assigned_caption.setObjectName(u"assigned_caption")
        self.assigned_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.assigned_caption.setProperty(u"role", u"muted")
        self.assigned_caption.setMinimumSize(QSize(150, 0))

        self.assigned_row.addWidget(self.assigned_caption)

        self.assigned_label = QLabel(self.information_card)
        self.assigned_label.setObjectName(u"assigned_label")
        self.assigned_label.setTextFormat(Qt.TextFormat.PlainText)

        self.assigned_row.addWidget(self.assigned_label)

        self.assigned_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.assigned_row.addItem(self.assigned_spacer)

        self.details_associate_button = QPushButton(self.information_card)
        self.details_associate_button.setObjectName(u"details_associate_button")
        self.details_associate_button.setAutoDefault(False)
        self.details_associate_button.setProperty(u"kind", u"link")

        self.assigned_row.addWidget(self.details_associate_button)


        self.information_card_layout.addLayout(self.assigned_row)


        self.left_column_layout.addWidget(self.information_card)

        self.services_card = Card(self.left_column)
        self.services_card.setObjectName(u"services_card")
        self.services_card_layout = QVBoxLayout(self.services_card)
        self.services_card_layout.setSpacing(10)
        self.services_card_layout.setObjectName(u"services_card_layout")
        self.services_card_layout.setContentsMargins(18, 14, 18, 16)
        self.services_head = QHBoxLayout()
        self.services_head.setSpacing(8)
        self.services_head.setObjectName(u"services_head")
        self.services_head.setContentsMargins(0, 0, 0, 0)
        self.services_head_title = QLabel(self.services_card)
        self.services_head_title.setObjectName(u"services_head_title")
        self.services_head_title.setTextFormat(Qt.TextFormat.PlainText)
        self.services_head_title.setProperty(u"role", u"section")

        self.services_head.addWidget(self.services_head_title)

        self.services_head_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.services_head.addItem(self.services_head_spacer)


        self.services_card_layout.addLayout(self.services_head)

        self.capacity_facts = KeyValues(self.services_card)
        self.capacity_facts.setObjectName(u"capacity_facts")

        self.services_card_layout.addWidget(self.capacity_facts)

        self.ahead_label = QLabel(self.services_card)
        self.ahead_label.setObjectName(u"ahead_label")
        self.ahead_label.setTextFormat(Qt.TextFormat.PlainText)
        self.ahead_label.setProperty(u"role", u"small")
        self.ahead_label.setWordWrap(True)

        self.services_card_layout.addWidget(self.ahead_label)


        self.left_column_layout.addWidget(self.services_card)

        self.orders_card = Card(self.left_column)
        self.orders_card.setObjectName(u"orders_card")
        self.orders_card_layout = QVBoxLayout(self.orders_card)
        self.orders_card_layout.setSpacing(10)
        self.orders_card_layout.setObjectName(u"orders_card_layout")
        self.orders_card_layout.setContentsMargins(18, 14, 18, 16)
        self.orders_head = QHBoxLayout()
        self.orders_head.setSpacing(8)
        self.orders_head.setObjectName(u"orders_head")
        self.orders_head.setContentsMargins(0, 0, 0, 0)
        self.orders_head_title = QLabel(self.orders_card)
        self.orders_head_title.setObjectName(u"orders_head_title")
        self.orders_head_title.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_head_title.setProperty(u"role", u"section")

        self.orders_head.addWidget(self.orders_head_title)

        self.orders_head_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.orders_head.addItem(self.orders_head_spacer)


        self.orders_card_layout.addLayout(self.orders_head)

        self.no_orders_label = QLabel(self.orders_card)
        self.no_orders_label.setObjectName(u"no_orders_label")
        self.no_orders_label.setTextFormat(Qt.TextFormat.PlainText)
        self.no_orders_label.setProperty(u"role", u"small")

        self.orders_card_layout.addWidget(self.no_orders_label)

        self.orders_box = QVBoxLayout()
        self.orders_box.setSpacing(0)
        self.orders_box.setObjectName(u"orders_box")
        self.orders_box.setContentsMargins(0, 0, 0, 0)

        self.orders_card_layout.addLayout(self.orders_box)


        self.left_column_layout.addWidget(self.orders_card)

        self.left_column_spacer = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left_column_layout.addItem(self.left_column_spacer)


        self.columns.addWidget(self.left_scroll)

        self.right_scroll = ColumnScroll(SubscriptionDetails)
        self.right_scroll.setObjectName(u"right_scroll")
        self.right_scroll.setMinimumSize(QSize(434, 0))
        self.right_scroll.setMaximumSize(QSize(434, 16777215))
        self.right_column = QWidget()
        self.right_column.setObjectName(u"right_column")
        self.right_scroll.setWidget(self.right_column)
        self.right_column_layout = QVBoxLayout(self.right_column)
        self.right_column_layout.setSpacing(12)
        self.right_column_layout.setObjectName(u"right_column_layout")
        self.right_column_layout.setContentsMargins(10, 20, 24, 20)
        self.deeds_card = Card(self.right_column)
        self.deeds_card.setObjectName(u"deeds_card")
        self.deeds_card_layout = QVBoxLayout(self.deeds_card)
        self.deeds_card_layout.setSpacing(10)
        self.deeds_card_layout.setObjectName(u"deeds_card_layout")
        self.deeds_card_layout.setContentsMargins(18, 14, 18, 16)
        self.deeds_title = QLabel(self.deeds_card)
        self.deeds_title.setObjectName(u"deeds_title")
        self.deeds_title.setTextFormat(Qt.TextFormat.PlainText)
        self.deeds_title.setProperty(u"role", u"section")

        self.deeds_card_layout.addWidget(self.deeds_title)

        self.details_renew_button = QPushButton(self.deeds_card)
        self.details_renew_button.setObjectName(u"details_renew_button")
        self.details_renew_button.setAutoDefault(False)
        self.details_renew_button.setProperty(u"kind", u"primary")
        self.details_renew_button.setProperty(u"large", True)

        self.deeds_card_layout.addWidget(self.details_renew_button)

        self.details_expansion_button = QPushButton(self.deeds_card)
        self.details_expansion_button.setObjectName(u"details_expansion_button")
        self.details_expansion_button.setAutoDefault(False)

        self.deeds_card_layout.addWidget(self.details_expansion_button)

        self.details_switch_button = QPushButton(self.deeds_card)
        self.details_switch_button.setObjectName(u"details_switch_button")
        self.details_switch_button.setAutoDefault(False)

        self.deeds_card_layout.addWidget(self.details_switch_button)

        self.deeds_reason_label = QLabel(self.deeds_card)
        self.deeds_reason_label.setObjectName(u"deeds_reason_label")
        self.deeds_reason_label.setTextFormat(Qt.TextFormat.PlainText)
        self.deeds_reason_label.setProperty(u"role", u"small")
        self.deeds_reason_label.setWordWrap(True)

        self.deeds_card_layout.addWidget(self.deeds_reason_label)


        self.right_column_layout.addWidget(self.deeds_card)

        self.history_card = Card(self.right_column)
        self.history_card.setObjectName(u"history_card")
        self.history_card_layout = QVBoxLayout(self.history_card)
        self.history_card_layout.setSpacing(10)
        self.history_card_layout.setObjectName(u"history_card_layout")
        self.history_card_layout.setContentsMargins(18, 14, 18, 16)
        self.history_title = QLabel(self.history_card)
        self.history_title.setObjectName(u"history_title")
        self.history_title.setTextFormat(Qt.TextFormat.PlainText)
        self.history_title.setProperty(u"role", u"section")

        self.history_card_layout.addWidget(self.history_title)

        self.history_empty_label = QLabel(self.history_card)
        self.history_empty_label.setObjectName(u"history_empty_label")
        self.history_empty_label.setTextFormat(Qt.TextFormat.PlainText)
        self.history_empty_label.setProperty(u"role", u"small")

        self.history_card_layout.addWidget(self.history_empty_label)

        self.history_facts = KeyValues(self.history_card)
        self.history_facts.setObjectName(u"history_facts")

        self.history_card_layout.addWidget(self.history_facts)


        self.right_column_layout.addWidget(self.history_card)

        self.right_column_spacer = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.right_column_layout.addItem(self.right_column_spacer)


        self.columns.addWidget(self.right_scroll)

        self.columns.setStretch(0, 1)

        self.retranslateUi(SubscriptionDetails)

        QMetaObject.connectSlotsByName(SubscriptionDetails)
    # setupUi

    def retranslateUi(self, SubscriptionDetails):
        self.auto_renew_caption.setText(QCoreApplication.translate("SubscriptionDetails", u"Auto Renew", None))
        self.switch_off_auto_renew_button.setText(QCoreApplication.translate("SubscriptionDetails", u"Switch off", None))
#if QT_CONFIG(accessibility)
        self.switch_off_auto_renew_button.setAccessibleName(QCoreApplication.translate("SubscriptionDetails", u"Switch automatic renewal off", None))
#endif // QT_CONFIG(accessibility)
        self.assigned_caption.setText(QCoreApplication.translate("SubscriptionDetails", u"Assigned to", None))
        self.details_associate_button.setText(QCoreApplication.translate("SubscriptionDetails", u"Associate a user", None))
        self.services_head_title.setText(QCoreApplication.translate("SubscriptionDetails", u"Existing services", None))
        self.orders_head_title.setText(QCoreApplication.translate("SubscriptionDetails", u"Orders", None))
        self.no_orders_label.setText(QCoreApplication.translate("SubscriptionDetails", u"No order of this subscription was placed on this laptop.", None))
        self.deeds_title.setText(QCoreApplication.translate("SubscriptionDetails", u"What next", None))
        self.details_renew_button.setText(QCoreApplication.translate("SubscriptionDetails", u"Renew", None))
        self.details_expansion_button.setText(QCoreApplication.translate("SubscriptionDetails", u"Expansion", None))
        self.details_switch_button.setText(QCoreApplication.translate("SubscriptionDetails", u"Switch plan", None))
        self.history_title.setText(QCoreApplication.translate("SubscriptionDetails", u"History", None))
        self.history_empty_label.setText(QCoreApplication.translate("SubscriptionDetails", u"Nothing has changed yet.", None))
        pass
    # retranslateUi

