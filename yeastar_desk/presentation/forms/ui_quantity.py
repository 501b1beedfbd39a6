# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'quantity.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QMetaObject, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QVBoxLayout)

from yeastar_desk.presentation.widgets import (ChipRow, MoneyLabel, Stepper)
class Ui_Quantity(object):
    def setupUi(self, Quantity):
        if not Quantity.objectName():
            Quantity.setObjectName(u"Quantity")
        self.Quantity_layout = QVBoxLayout(Quantity)
        self.Quantity_layout.setSpacing(12)
        self.Quantity_layout.setObjectName(u"Quantity_layout")
        self.Quantity_layout.setContentsMargins(0, 0, 0, 0)
        self.number_row = QHBoxLayout()
        self.number_row.setSpacing(14)
        self.number_row.setObjectName(u"number_row")
        self.number_row.setContentsMargins(0, 0, 0, 0)
        self.quantity_stepper = Stepper(Quantity)
        self.quantity_stepper.setObjectName(u"quantity_stepper")

        self.number_row.addWidget(self.quantity_stepper)

        self.amounts = QVBoxLayout()
        self.amounts.setSpacing(2)
        self.amounts.setObjectName(u"amounts")
        self.amounts.setContentsMargins(0, 0, 0, 0)
        self.quantity_formula_label = MoneyLabel(Quantity)
        self.quantity_formula_label.setObjectName(u"quantity_formula_label")
        self.quantity_formula_label.setTextFormat(Qt.TextFormat.PlainText)
        self.quantity_formula_label.setProperty(u"role", u"muted")

        self.amounts.addWidget(self.quantity_formula_label)

        self.quantity_amount_label = MoneyLabel(Quantity)
        self.quantity_amount_label.setObjectName(u"quantity_amount_label")
        self.quantity_amount_label.setTextFormat(Qt.TextFormat.PlainText)
        self.quantity_amount_label.setProperty(u"role", u"total")

        self.amounts.addWidget(self.quantity_amount_label)


        self.number_row.addLayout(self.amounts)

        self.number_row.setStretch(1, 1)

        self.Quantity_layout.addLayout(self.number_row)

        self.quantity_refusal_label = QLabel(Quantity)
        self.quantity_refusal_label.setObjectName(u"quantity_refusal_label")
        self.quantity_refusal_label.setTextFormat(Qt.TextFormat.PlainText)
        self.quantity_refusal_label.setProperty(u"role", u"danger")
        self.quantity_refusal_label.setWordWrap(True)

        self.Quantity_layout.addWidget(self.quantity_refusal_label)

        self.quantity_tiers_label = QLabel(Quantity)
        self.quantity_tiers_label.setObjectName(u"quantity_tiers_label")
        self.quantity_tiers_label.setTextFormat(Qt.TextFormat.PlainText)
        self.quantity_tiers_label.setProperty(u"role", u"small")
        self.quantity_tiers_label.setWordWrap(True)

        self.Quantity_layout.addWidget(self.quantity_tiers_label)

        self.quantity_picks = ChipRow(Quantity)
        self.quantity_picks.setObjectName(u"quantity_picks")

        self.Quantity_layout.addWidget(self.quantity_picks)


        self.retranslateUi(Quantity)

        QMetaObject.connectSlotsByName(Quantity)
    # setupUi

    def retranslateUi(self, Quantity):
        pass
    # retranslateUi

