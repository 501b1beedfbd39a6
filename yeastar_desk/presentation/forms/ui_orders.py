# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'orders.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Card, SearchEdit, StatePages)
class Ui_Orders(object):
    def setupUi(self, Orders):
        if not Orders.objectName():
            Orders.setObjectName(u"Orders")
        self.Orders_layout = QVBoxLayout(Orders)
        self.Orders_layout.setSpacing(18)
        self.Orders_layout.setObjectName(u"Orders_layout")
        self.Orders_layout.setContentsMargins(26, 24, 26, 24)
        self.orders_card = Card(Orders)
        self.orders_card.setObjectName(u"orders_card")
        self.orders_card_layout = QVBoxLayout(self.orders_card)
        self.orders_card_layout.setSpacing(0)
        self.orders_card_layout.setObjectName(u"orders_card_layout")
        self.orders_card_layout.setContentsMargins(0, 0, 0, 0)
        self.orders_bar = QHBoxLayout()
        self.orders_bar.setSpacing(12)
        self.orders_bar.setObjectName(u"orders_bar")
        self.orders_bar.setContentsMargins(18, 14, 18, 12)
        self.orders_search_edit = SearchEdit(self.orders_card)
        self.orders_search_edit.setObjectName(u"orders_search_edit")
        self.orders_search_edit.setMinimumSize(QSize(320, 0))
        self.orders_search_edit.setMaximumSize(QSize(420, 16777215))

        self.orders_bar.addWidget(self.orders_search_edit)

        self.orders_bar_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.orders_bar.addItem(self.orders_bar_spacer_1)

        self.orders_count_label = QLabel(self.orders_card)
        self.orders_count_label.setObjectName(u"orders_count_label")
        self.orders_count_label.setTextFormat(Qt.TextFormat.PlainText)
        self.orders_count_label.setProperty(u"role", u"small")

        self.orders_bar.addWidget(self.orders_count_label)

        self.orders_bar.setStretch(0, 1)
        self.orders_bar.setStretch(1, 1)

        self.orders_card_layout.addLayout(self.orders_bar)

        self.orders_states = StatePages(self.orders_card)
        self.orders_states.setObjectName(u"orders_states")

        self.orders_card_layout.addWidget(self.orders_states)


        self.Orders_layout.addWidget(self.orders_card)


        self.retranslateUi(Orders)

        QMetaObject.connectSlotsByName(Orders)
    # setupUi

    def retranslateUi(self, Orders):
#if QT_CONFIG(accessibility)
        self.orders_search_edit.setAccessibleName(QCoreApplication.translate("Orders", u"Search orders", None))
#endif // QT_CONFIG(accessibility)
        self.orders_search_edit.setPlaceholderText(QCoreApplication.translate("Orders", u"Search orders, companies, PI numbers\u2026", None))
        pass
    # retranslateUi

