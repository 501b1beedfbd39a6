# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'report.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from yeastar_desk.presentation.widgets import (Badge, Card, ComboBox, DateEdit,
    StatePages)
class Ui_Report(object):
    def setupUi(self, Report):
        if not Report.objectName():
            Report.setObjectName(u"Report")
        self.Report_layout = QVBoxLayout(Report)
        self.Report_layout.setSpacing(16)
        self.Report_layout.setObjectName(u"Report_layout")
        self.Report_layout.setContentsMargins(26, 24, 26, 0)
        self.report_bar = QHBoxLayout()
        self.report_bar.setSpacing(10)
        self.report_bar.setObjectName(u"report_bar")
        self.report_event_combo = ComboBox(Report)
        self.report_event_combo.setObjectName(u"report_event_combo")

        self.report_bar.addWidget(self.report_event_combo)

        self.report_days_combo = ComboBox(Report)
        self.report_days_combo.setObjectName(u"report_days_combo")

        self.report_bar.addWidget(self.report_days_combo)

        self.report_from_edit = DateEdit(Report)
        self.report_from_edit.setObjectName(u"report_from_edit")

        self.report_bar.addWidget(self.report_from_edit)

        self.report_to_label = QLabel(Report)
        self.report_to_label.setObjectName(u"report_to_label")
        self.report_to_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_to_label.setProperty(u"role", u"muted")

        self.report_bar.addWidget(self.report_to_label)

        self.report_to_edit = DateEdit(Report)
        self.report_to_edit.setObjectName(u"report_to_edit")

        self.report_bar.addWidget(self.report_to_edit)

        self.report_bar_spacer = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.report_bar.addItem(self.report_bar_spacer)

        self.report_invented_badge = Badge(Report)
        self.report_invented_badge.setObjectName(u"report_invented_badge")

        self.report_bar.addWidget(self.report_invented_badge)

        self.day_close_button = QPushButton(Report)
        self.day_close_button.setObjectName(u"day_close_button")
        self.day_close_button.setAutoDefault(False)
        self.day_close_button.setProperty(u"kind", u"primary")

        self.report_bar.addWidget(self.day_close_button)

        self.report_bar.setStretch(5, 1)

        self.Report_layout.addLayout(self.report_bar)

        self.report_cards = QHBoxLayout()
        self.report_cards.setSpacing(16)
        self.report_cards.setObjectName(u"report_cards")
        self.report_orders_card = Card(Report)
        self.report_orders_card.setObjectName(u"report_orders_card")
        self.report_orders_layout = QVBoxLayout(self.report_orders_card)
        self.report_orders_layout.setSpacing(4)
        self.report_orders_layout.setObjectName(u"report_orders_layout")
        self.report_orders_layout.setContentsMargins(18, 12, 18, 12)
        self.report_orders_caption_label = QLabel(self.report_orders_card)
        self.report_orders_caption_label.setObjectName(u"report_orders_caption_label")
        self.report_orders_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_orders_caption_label.setProperty(u"role", u"small")

        self.report_orders_layout.addWidget(self.report_orders_caption_label)

        self.report_orders_amount_label = QLabel(self.report_orders_card)
        self.report_orders_amount_label.setObjectName(u"report_orders_amount_label")
        self.report_orders_amount_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_orders_amount_label.setProperty(u"role", u"total")

        self.report_orders_layout.addWidget(self.report_orders_amount_label)

        self.report_orders_detail_label = QLabel(self.report_orders_card)
        self.report_orders_detail_label.setObjectName(u"report_orders_detail_label")
        self.report_orders_detail_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_orders_detail_label.setProperty(u"role", u"small")

        self.report_orders_layout.addWidget(self.report_orders_detail_label)


        self.report_cards.addWidget(self.report_orders_card)

        self.report_revenue_card = Card(Report)
        self.report_revenue_card.setObjectName(u"report_revenue_card")
        self.report_revenue_layout = QVBoxLayout(self.report_revenue_card)
        self.report_revenue_layout.setSpacing(4)
        self.report_revenue_layout.setObjectName(u"report_revenue_layout")
        self.report_revenue_layout.setContentsMargins(18, 12, 18, 12)
        self.report_revenue_caption_label = QLabel(self.report_revenue_card)
        self.report_revenue_caption_label.setObjectName(u"report_revenue_caption_label")
        self.report_revenue_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_revenue_caption_label.setProperty(u"role", u"small")

        self.report_revenue_layout.addWidget(self.report_revenue_caption_label)

        self.report_revenue_amount_label = QLabel(self.report_revenue_card)
        self.report_revenue_amount_label.setObjectName(u"report_revenue_amount_label")
        self.report_revenue_amount_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_revenue_amount_label.setProperty(u"role", u"total")

        self.report_revenue_layout.addWidget(self.report_revenue_amount_label)

        self.report_revenue_detail_label = QLabel(self.report_revenue_card)
        self.report_revenue_detail_label.setObjectName(u"report_revenue_detail_label")
        self.report_revenue_detail_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_revenue_detail_label.setProperty(u"role", u"small")

        self.report_revenue_layout.addWidget(self.report_revenue_detail_label)


        self.report_cards.addWidget(self.report_revenue_card)

        self.report_paid_card = Card(Report)
        self.report_paid_card.setObjectName(u"report_paid_card")
        self.report_paid_layout = QVBoxLayout(self.report_paid_card)
        self.report_paid_layout.setSpacing(4)
        self.report_paid_layout.setObjectName(u"report_paid_layout")
        self.report_paid_layout.setContentsMargins(18, 12, 18, 12)
        self.report_paid_caption_label = QLabel(self.report_paid_card)
        self.report_paid_caption_label.setObjectName(u"report_paid_caption_label")
        self.report_paid_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_paid_caption_label.setProperty(u"role", u"small")

        self.report_paid_layout.addWidget(self.report_paid_caption_label)

        self.report_paid_amount_label = QLabel(self.report_paid_card)
        self.report_paid_amount_label.setObjectName(u"report_paid_amount_label")
        self.report_paid_amount_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_paid_amount_label.setProperty(u"role", u"total")

        self.report_paid_layout.addWidget(self.report_paid_amount_label)

        self.report_paid_detail_label = QLabel(self.report_paid_card)
        self.report_paid_detail_label.setObjectName(u"report_paid_detail_label")
        self.report_paid_detail_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_paid_detail_label.setProperty(u"role", u"small")

        self.report_paid_layout.addWidget(self.report_paid_detail_label)


        self.report_cards.addWidget(self.report_paid_card)

        self.report_quotes_card = Card(Report)
        self.report_quotes_card.setObjectName(u"report_quotes_card")
        self.report_quotes_layout = QVBoxLayout(self.report_quotes_card)
        self.report_quotes_layout.setSpacing(4)
        self.report_quotes_layout.setObjectName(u"report_quotes_layout")
        self.report_quotes_layout.setContentsMargins(18, 12, 18, 12)
        self.report_quotes_caption_label = QLabel(self.report_quotes_card)
        self.report_quotes_caption_label.setObjectName(u"report_quotes_caption_label")
        self.report_quotes_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_quotes_caption_label.setProperty(u"role", u"small")

        self.report_quotes_layout.addWidget(self.report_quotes_caption_label)

        self.report_quotes_amount_label = QLabel(self.report_quotes_card)
        self.report_quotes_amount_label.setObjectName(u"report_quotes_amount_label")
        self.report_quotes_amount_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_quotes_amount_label.setProperty(u"role", u"total")

        self.report_quotes_layout.addWidget(self.report_quotes_amount_label)

        self.report_quotes_detail_label = QLabel(self.report_quotes_card)
        self.report_quotes_detail_label.setObjectName(u"report_quotes_detail_label")
        self.report_quotes_detail_label.setTextFormat(Qt.TextFormat.PlainText)
        self.report_quotes_detail_label.setProperty(u"role", u"small")

        self.report_quotes_layout.addWidget(self.report_quotes_detail_label)


        self.report_cards.addWidget(self.report_quotes_card)

        self.report_cards.setStretch(0, 1)
        self.report_cards.setStretch(1, 1)
        self.report_cards.setStretch(2, 1)
        self.report_cards.setStretch(3, 1)

        self.Report_layout.addLayout(self.report_cards)

        self.report_states = StatePages(Report)
        self.report_states.setObjectName(u"report_states")

        self.Report_layout.addWidget(self.report_states)

        self.Report_layout.setStretch(2, 1)

        self.retranslateUi(Report)

        QMetaObject.connectSlotsByName(Report)
    # setupUi

    def retranslateUi(self, Report):
#if QT_CONFIG(accessibility)
        self.report_event_combo.setAccessibleName(QCoreApplication.translate("Report", u"Event of the report", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.report_days_combo.setAccessibleName(QCoreApplication.translate("Report", u"Days of the report", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.report_from_edit.setAccessibleName(QCoreApplication.translate("Report", u"First day of the report", None))
#endif // QT_CONFIG(accessibility)
        self.report_to_label.setText(QCoreApplication.translate("Report", u"to", None))
#if QT_CONFIG(accessibility)
        self.report_to_edit.setAccessibleName(QCoreApplication.translate("Report", u"Last day of the report", None))
#endif // QT_CONFIG(accessibility)
        self.day_close_button.setText(QCoreApplication.translate("Report", u"Close the day", None))
#if QT_CONFIG(tooltip)
        self.day_close_button.setToolTip(QCoreApplication.translate("Report", u"Compare paper, database and portal, and put it down on paper", None))
#endif // QT_CONFIG(tooltip)
        self.report_orders_caption_label.setText(QCoreApplication.translate("Report", u"Orders", None))
        self.report_orders_amount_label.setText(QCoreApplication.translate("Report", u"\u2014", None))
        self.report_orders_detail_label.setText("")
        self.report_revenue_caption_label.setText(QCoreApplication.translate("Report", u"Revenue, net", None))
        self.report_revenue_amount_label.setText(QCoreApplication.translate("Report", u"\u2014", None))
        self.report_revenue_detail_label.setText("")
        self.report_paid_caption_label.setText(QCoreApplication.translate("Report", u"Paid", None))
        self.report_paid_amount_label.setText(QCoreApplication.translate("Report", u"\u2014", None))
        self.report_paid_detail_label.setText("")
        self.report_quotes_caption_label.setText(QCoreApplication.translate("Report", u"Quotes that became orders", None))
        self.report_quotes_amount_label.setText(QCoreApplication.translate("Report", u"\u2014", None))
        self.report_quotes_detail_label.setText("")
        pass
    # retranslateUi

