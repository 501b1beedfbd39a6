# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'purchase_plan.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.purchase.hit_list import HitList
from yeastar_desk.presentation.purchase.service_row import ServiceRow
from yeastar_desk.presentation.sale.commitment_card import CommitmentCard
from yeastar_desk.presentation.sale.since_card import SinceCard
from yeastar_desk.presentation.sale.summary_card import SummaryCard
from yeastar_desk.presentation.widgets import (Badge, Card, ColumnScroll, ComboBox,
    Divider, Notice, PlanCard, Segmented,
    WrapLabel)
class Ui_PurchasePlan(object):
    def setupUi(self, PurchasePlan):
        if not PurchasePlan.objectName():
            PurchasePlan.setObjectName(u"PurchasePlan")
        self.columns = QHBoxLayout(PurchasePlan)
        self.columns.setSpacing(0)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.left_scroll = ColumnScroll(PurchasePlan)
        self.left_scroll.setObjectName(u"left_scroll")
        self.left_column = QWidget()
        self.left_column.setObjectName(u"left_column")
        self.left_scroll.setWidget(self.left_column)
        self.left_column_layout = QVBoxLayout(self.left_column)
        self.left_column_layout.setSpacing(14)
        self.left_column_layout.setObjectName(u"left_column_layout")
        self.left_column_layout.setContentsMargins(24, 20, 10, 20)
        self.search_card = Card(self.left_column)
        self.search_card.setObjectName(u"search_card")
        self.search_card_layout = QVBoxLayout(self.search_card)
        self.search_card_layout.setSpacing(10)
        self.search_card_layout.setObjectName(u"search_card_layout")
        self.search_card_layout.setContentsMargins(18, 15, 18, 16)
        self.search_title = QLabel(self.search_card)
        self.search_title.setObjectName(u"search_title")
        self.search_title.setTextFormat(Qt.TextFormat.PlainText)
        self.search_title.setProperty(u"role", u"section")

        self.search_card_layout.addWidget(self.search_title)

        self.search_row = QHBoxLayout()
        self.search_row.setSpacing(10)
        self.search_row.setObjectName(u"search_row")
        self.search_row.setContentsMargins(0, 0, 0, 0)
        self.company_id_edit = QLineEdit(self.search_card)
        self.company_id_edit.setObjectName(u"company_id_edit")
        self.company_id_edit.setProperty(u"takesScans", True)
        self.company_id_edit.setMaxLength(200)

        self.search_row.addWidget(self.company_id_edit)

        self.search_button = QPushButton(self.search_card)
        self.search_button.setObjectName(u"search_button")
        self.search_button.setAutoDefault(False)
        self.search_button.setProperty(u"kind", u"primary")

        self.search_row.addWidget(self.search_button)


        self.search_card_layout.addLayout(self.search_row)

        self.company_message_label = QLabel(self.search_card)
        self.company_message_label.setObjectName(u"company_message_label")
        self.company_message_label.setTextFormat(Qt.TextFormat.PlainText)
        self.company_message_label.setProperty(u"role", u"small")
        self.company_message_label.setWordWrap(True)
        self.company_message_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.search_card_layout.addWidget(self.company_message_label)

        self.near_matches_list = HitList(self.search_card)
        self.near_matches_list.setObjectName(u"near_matches_list")

        self.search_card_layout.addWidget(self.near_matches_list)

        self.unverified_button = QPushButton(self.search_card)
        self.unverified_button.setObjectName(u"unverified_button")
        self.unverified_button.setAutoDefault(False)

        self.search_card_layout.addWidget(self.unverified_button, 0, Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignVCenter)


        self.left_column_layout.addWidget(self.search_card)

        self.company_card = Card(self.left_column)
        self.company_card.setObjectName(u"company_card")
        self.company_card_layout = QVBoxLayout(self.company_card)
        self.company_card_layout.setSpacing(10)
        self.company_card_layout.setObjectName(u"company_card_layout")
        self.company_card_layout.setContentsMargins(18, 14, 18, 14)
        self.company_words = QVBoxLayout()
        self.company_words.setSpacing(3)
        self.company_words.setObjectName(u"company_words")
        self.company_words.setContentsMargins(0, 0, 0, 0)
        self.company_row = QHBoxLayout()
        self.company_row.setSpacing(12)
        self.company_row.setObjectName(u"company_row")
        self.company_row.setContentsMargins(0, 0, 0, 0)
        self.company_name_label = WrapLabel(self.company_card)
        self.company_name_label.setObjectName(u"company_name_label")
        self.company_name_label.setProperty(u"role", u"section")

        self.company_row.addWidget(self.company_name_label)

        self.company_badge = Badge(self.company_card)
        self.company_badge.setObjectName(u"company_badge")

        self.company_row.addWidget(self.company_badge, 0, Qt.AlignmentFlag.AlignTop)

        self.company_row.setStretch(0, 1)

        self.company_words.addLayout(self.company_row)

        self.company_details_label = WrapLabel(self.company_card)
        self.company_details_label.setObjectName(u"company_details_label")
        self.company_details_label.setProperty(u"role", u"small")

        self.company_words.addWidget(self.company_details_label)

        self.company_subscription_label = QLabel(self.company_card)
        self.company_subscription_label.setObjectName(u"company_subscription_label")
        self.company_subscription_label.setTextFormat(Qt.TextFormat.PlainText)
        self.company_subscription_label.setProperty(u"role", u"small")
        self.company_subscription_label.setWordWrap(True)

        self.company_words.addWidget(self.company_subscription_label)


        self.company_card_layout.addLayout(self.company_words)

        self.unverified_name_edit = QLineEdit(self.company_card)
        self.unverified_name_edit.setObjectName(u"unverified_name_edit")
        self.unverified_name_edit.setMaxLength(200)

        self.company_card_layout.addWidget(self.unverified_name_edit)

        self.company_notice = Notice(self.company_card)
        self.company_notice.setObjectName(u"company_notice")

        self.company_card_layout.addWidget(self.company_notice)


        self.left_column_layout.addWidget(self.company_card)

        self.since_card = SinceCard(self.left_column)
        self.since_card.setObjectName(u"since_card")

        self.left_column_layout.addWidget(self.since_card)

        self.details_card = Card(self.left_column)
        self.details_card.setObjectName(u"details_card")
        self.details_card_layout = QVBoxLayout(self.details_card)
        self.details_card_layout.setSpacing(10)
        self.details_card_layout.setObjectName(u"details_card_layout")
        self.details_card_layout.setContentsMargins(18, 15, 18, 16)
        self.details_title = QLabel(self.details_card)
        self.details_title.setObjectName(u"details_title")
        self.details_title.setTextFormat(Qt.TextFormat.PlainText)
        self.details_title.setProperty(u"role", u"section")

        self.details_card_layout.addWidget(self.details_title)

        self.details_grid = QGridLayout()
        self.details_grid.setObjectName(u"details_grid")
        self.details_grid.setHorizontalSpacing(0)
        self.details_grid.setVerticalSpacing(8)
        self.details_grid.setContentsMargins(0, 0, 0, 0)
        self.plan_label_caption = QLabel(self.details_card)
        self.plan_label_caption.setObjectName(u"plan_label_caption")
        self.plan_label_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.plan_label_caption.setProperty(u"role", u"muted")

        self.details_grid.addWidget(self.plan_label_caption, 0, 0, 1, 1, Qt.AlignmentFlag.AlignVCenter)

        self.plan_label = QLabel(self.details_card)
        self.plan_label.setObjectName(u"plan_label")
        self.plan_label.setTextFormat(Qt.TextFormat.PlainText)

        self.details_grid.addWidget(self.plan_label, 0, 1, 1, 1)

        self.term_combo_caption = QLabel(self.details_card)
        self.term_combo_caption.setObjectName(u"term_combo_caption")
        self.term_combo_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.term_combo_caption.setProperty(u"role", u"muted")

        self.details_grid.addWidget(self.term_combo_caption, 1, 0, 1, 1, Qt.AlignmentFlag.AlignVCenter)

        self.term_combo = ComboBox(self.details_card)
        self.term_combo.setObjectName(u"term_combo")
        self.term_combo.setProperty(u"compact", True)

        self.details_grid.addWidget(self.term_combo, 1, 1, 1, 1, Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignVCenter)

        self.term_label_caption = QLabel(self.details_card)
        self.term_label_caption.setObjectName(u"term_label_caption")
        self.term_label_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.term_label_caption.setProperty(u"role", u"muted")

        self.details_grid.addWidget(self.term_label_caption, 2, 0, 1, 1, Qt.AlignmentFlag.AlignVCenter)

        self.term_label = QLabel(self.details_card)
        self.term_label.setObjectName(u"term_label")
        self.term_label.setTextFormat(Qt.TextFormat.PlainText)
        self.term_label.setWordWrap(True)

        self.details_grid.addWidget(self.term_label, 2, 1, 1, 1)

        self.expiration_label_caption = QLabel(self.details_card)
        self.expiration_label_caption.setObjectName(u"expiration_label_caption")
        self.expiration_label_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.expiration_label_caption.setProperty(u"role", u"muted")

        self.details_grid.addWidget(self.expiration_label_caption, 3, 0, 1, 1, Qt.AlignmentFlag.AlignVCenter)

        self.expiration_label = QLabel(self.details_card)
        self.expiration_label.setObjectName(u"expiration_label")
        self.expiration_label.setTextFormat(Qt.TextFormat.PlainText)

        self.details_grid.addWidget(self.expiration_label, 3, 1, 1, 1)

        self.details_grid.setColumnStretch(1, 1)
        self.details_grid.setColumnMinimumWidth(0, 150)

        self.details_card_layout.addLayout(self.details_grid)


        self.left_column_layout.addWidget(self.details_card)

        self.services_card = Card(self.left_column)
        self.services_card.setObjectName(u"services_card")
        self.services_card_layout = QVBoxLayout(self.services_card)
        self.services_card_layout.setSpacing(0)
        self.services_card_layout.setObjectName(u"services_card_layout")
        self.services_card_layout.setContentsMargins(18, 15, 18, 8)
        self.services_title = QLabel(self.services_card)
        self.services_title.setObjectName(u"services_title")
        self.services_title.setTextFormat(Qt.TextFormat.PlainText)
        self.services_title.setProperty(u"role", u"section")

        self.services_card_layout.addWidget(self.services_title)

        self.meeting_room_row = ServiceRow(self.services_card)
        self.meeting_room_row.setObjectName(u"meeting_room_row")

        self.services_card_layout.addWidget(self.meeting_room_row)

        self.services_line_1 = Divider(self.services_card)
        self.services_line_1.setObjectName(u"services_line_1")

        self.services_card_layout.addWidget(self.services_line_1)

        self.location_row = ServiceRow(self.services_card)
        self.location_row.setObjectName(u"location_row")

        self.services_card_layout.addWidget(self.location_row)

        self.services_line_2 = Divider(self.services_card)
        self.services_line_2.setObjectName(u"services_line_2")

        self.services_card_layout.addWidget(self.services_line_2)

        self.desk_row = ServiceRow(self.services_card)
        self.desk_row.setObjectName(u"desk_row")

        self.services_card_layout.addWidget(self.desk_row)

        self.services_line_3 = Divider(self.services_card)
        self.services_line_3.setObjectName(u"services_line_3")

        self.services_card_layout.addWidget(self.services_line_3)

        self.visitor_row = ServiceRow(self.services_card)
        self.visitor_row.setObjectName(u"visitor_row")

        self.services_card_layout.addWidget(self.visitor_row)


        self.left_column_layout.addWidget(self.services_card)

        self.assign_card = Card(self.left_column)
        self.assign_card.setObjectName(u"assign_card")
        self.assign_card_layout = QVBoxLayout(self.assign_card)
        self.assign_card_layout.setSpacing(10)
        self.assign_card_layout.setObjectName(u"assign_card_layout")
        self.assign_card_layout.setContentsMargins(18, 15, 18, 16)
        self.assign_head = QHBoxLayout()
        self.assign_head.setSpacing(8)
        self.assign_head.setObjectName(u"assign_head")
        self.assign_head.setContentsMargins(0, 0, 0, 0)
        self.assign_title = QLabel(self.assign_card)
        self.assign_title.setObjectName(u"assign_title")
        self.assign_title.setTextFormat(Qt.TextFormat.PlainText)
        self.assign_title.setProperty(u"role", u"section")

        self.assign_head.addWidget(self.assign_title)

        self.assign_optional = QLabel(self.assign_card)
        self.assign_optional.setObjectName(u"assign_optional")
        self.assign_optional.setTextFormat(Qt.TextFormat.PlainText)
        self.assign_optional.setProperty(u"role", u"small")

        self.assign_head.addWidget(self.assign_optional)

        self.assign_head_spacer_2 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.assign_head.addItem(self.assign_head_spacer_2)


        self.assign_card_layout.addLayout(self.assign_head)

        self.assign_row = QHBoxLayout()
        self.assign_row.setSpacing(10)
        self.assign_row.setObjectName(u"assign_row")
        self.assign_row.setContentsMargins(0, 0, 0, 0)
        self.assign_combo = ComboBox(self.assign_card)
        self.assign_combo.setObjectName(u"assign_combo")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.assign_combo.sizePolicy().hasHeightForWidth())
        self.assign_combo.setSizePolicy(sizePolicy)

        self.assign_row.addWidget(self.assign_combo)

        self.add_partner_button = QPushButton(self.assign_card)
        self.add_partner_button.setObjectName(u"add_partner_button")
        self.add_partner_button.setAutoDefault(False)

        self.assign_row.addWidget(self.add_partner_button)

        self.assign_row.setStretch(0, 1)

        self.assign_card_layout.addLayout(self.assign_row)


        self.left_column_layout.addWidget(self.assign_card)

        self.left_column_layout_spacer_5 = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left_column_layout.addItem(self.left_column_layout_spacer_5)

        self.left_column_layout.setStretch(6, 1)

        self.columns.addWidget(self.left_scroll)

        self.right_scroll = ColumnScroll(PurchasePlan)
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
        self.cycle_switch = Segmented(self.right_column)
        self.cycle_switch.setObjectName(u"cycle_switch")

        self.right_column_layout.addWidget(self.cycle_switch)

        self.no_prices_notice = Notice(self.right_column)
        self.no_prices_notice.setObjectName(u"no_prices_notice")

        self.right_column_layout.addWidget(self.no_prices_notice)

        self.basic_card = PlanCard(self.right_column)
        self.basic_card.setObjectName(u"basic_card")

        self.right_column_layout.addWidget(self.basic_card)

        self.standard_card = PlanCard(self.right_column)
        self.standard_card.setObjectName(u"standard_card")

        self.right_column_layout.addWidget(self.standard_card)

        self.pro_card = PlanCard(self.right_column)
        self.pro_card.setObjectName(u"pro_card")

        self.right_column_layout.addWidget(self.pro_card)

        self.summary_card = SummaryCard(self.right_column)
        self.summary_card.setObjectName(u"summary_card")

        self.right_column_layout.addWidget(self.summary_card)

        self.commitment_card = CommitmentCard(self.right_column)
        self.commitment_card.setObjectName(u"commitment_card")

        self.right_column_layout.addWidget(self.commitment_card)

        self.right_column_layout_spacer_6 = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.right_column_layout.addItem(self.right_column_layout_spacer_6)

        self.right_column_layout.setStretch(7, 1)

        self.columns.addWidget(self.right_scroll)

        self.columns.setStretch(0, 1)
#if QT_CONFIG(shortcut)
        self.search_title.setBuddy(self.company_id_edit)
        self.plan_label_caption.setBuddy(self.plan_label)
        self.term_combo_caption.setBuddy(self.term_combo)
        self.term_label_caption.setBuddy(self.term_label)
        self.expiration_label_caption.setBuddy(self.expiration_label)
        self.assign_title.setBuddy(self.assign_combo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PurchasePlan)

        QMetaObject.connectSlotsByName(PurchasePlan)
    # setupUi

    def retranslateUi(self, PurchasePlan):
        self.search_title.setText(QCoreApplication.translate("PurchasePlan", u"Start by entering the Company ID", None))
#if QT_CONFIG(accessibility)
        self.company_id_edit.setAccessibleName(QCoreApplication.translate("PurchasePlan", u"Company ID or name", None))
#endif // QT_CONFIG(accessibility)
        self.company_id_edit.setPlaceholderText(QCoreApplication.translate("PurchasePlan", u"Company ID, or a part of the name", None))
        self.search_button.setText(QCoreApplication.translate("PurchasePlan", u"Search", None))
#if QT_CONFIG(accessibility)
        self.near_matches_list.setAccessibleName(QCoreApplication.translate("PurchasePlan", u"Companies that may be meant", None))
#endif // QT_CONFIG(accessibility)
        self.unverified_button.setText(QCoreApplication.translate("PurchasePlan", u"Use this ID, not verified yet", None))
#if QT_CONFIG(accessibility)
        self.unverified_name_edit.setAccessibleName(QCoreApplication.translate("PurchasePlan", u"Company name", None))
#endif // QT_CONFIG(accessibility)
        self.unverified_name_edit.setPlaceholderText(QCoreApplication.translate("PurchasePlan", u"Company name, to print on documents", None))
        self.details_title.setText(QCoreApplication.translate("PurchasePlan", u"Subscription details", None))
        self.plan_label_caption.setText(QCoreApplication.translate("PurchasePlan", u"Plan", None))
        self.term_combo_caption.setText(QCoreApplication.translate("PurchasePlan", u"Billing cycle", None))
#if QT_CONFIG(accessibility)
        self.term_combo.setAccessibleName(QCoreApplication.translate("PurchasePlan", u"Billing cycle", None))
#endif // QT_CONFIG(accessibility)
        self.term_label_caption.setText(QCoreApplication.translate("PurchasePlan", u"Subscription term", None))
        self.expiration_label_caption.setText(QCoreApplication.translate("PurchasePlan", u"Expiration date", None))
        self.services_title.setText(QCoreApplication.translate("PurchasePlan", u"Services", None))
        self.assign_title.setText(QCoreApplication.translate("PurchasePlan", u"Assign to another Yeastar ID", None))
        self.assign_optional.setText(QCoreApplication.translate("PurchasePlan", u"optional", None))
#if QT_CONFIG(accessibility)
        self.assign_combo.setAccessibleName(QCoreApplication.translate("PurchasePlan", u"Assign to another Yeastar ID", None))
#endif // QT_CONFIG(accessibility)
        self.add_partner_button.setText(QCoreApplication.translate("PurchasePlan", u"Add Partner\u2026", None))
#if QT_CONFIG(accessibility)
        self.cycle_switch.setAccessibleName(QCoreApplication.translate("PurchasePlan", u"Billing cycle", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

