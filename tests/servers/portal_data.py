"""What the fake portal knows and what the documentation says of the bodies it accepts. Everything is invented."""

from __future__ import annotations

from collections.abc import Mapping

# name -> (required, accepted types)
Fields = Mapping[str, tuple[bool, tuple[type, ...]]]

CLIENT_ID, SECRET = "desk-client", "portal-secret-8d1f"

PLAN_ID = 3048571730026938368
SERVICE_IDS = {
    "Ultimate Plan": 3048572026291630081,
    "Extension Expansion": 3048573516041273344,
    "Recording Minutes": 3048573759449317376,
    "High Availability for BYOI": 3048573935752720384,
    "Transcription": 3048573935752720385,
    "PCE White Label": 3048573935752720386,
}
ADD_ON_IDS = {"YCM White Label": 3299326068732223488, "Custom Domain Name": 3299326068732223489}
WORKPLACE_PLAN_IDS = {
    "Basic Plan": 3399326068732223401,
    "Standard Plan": 3399326068732223402,
    "Pro Plan": 3399326068732223403,
}
WORKPLACE_SERVICE_IDS = {
    "Meeting Room": 3399326068732223404,
    "Location": 3399326068732223405,
    "Desk": 3399326068732223406,
    "Visitor": 3399326068732223407,
}
CONTACTS = [
    {
        "billingContactId": "3148571730026938361",
        "firstName": "Ana",
        "lastName": "Silva",
        "company": "Hanse Distribution GmbH",
        "emailAddress": "orders@hanse.example",
        "country": "Germany",
        "city": "Hamburg",
        "phoneNumber": "",
        "remark": "",
        "stateProvince": "",
        "street": "Am Kai 4",
        "taxNum": "",
        "zipCode": "20457",
    },
    {
        "billingContactId": "3148571730026938362",
        "firstName": "Jonas",
        "lastName": "Petersen",
        "company": "Nordlicht Hotels GmbH",
        "emailAddress": "AP@nordlicht.example",
        "country": "Germany",
        "city": "Hamburg",
        "phoneNumber": "",
        "remark": "",
        "stateProvince": "",
        "street": "",
        "taxNum": "",
        "zipCode": "",
    },
]
# The documented first fields of something that was bought, and one that is not documented.
BOUGHT = {
    "activationCode": "",
    "activationStatus": "activated",
    "comment": "",
    "productNo": "369A00",
    "newField": 7,
}
COUNTRIES = [("DE", "Germany", 1), ("FR", "France", 2), ("CZ", "Czech Republic", 3), ("US", "United States", 4)]

ORDER_FIELDS: Fields = {
    "operationType": (True, (str,)),
    "productNo": (False, (str,)),
    "productId": (True, (int,)),
    "assignId": (False, (str,)),
    "billingId": (True, (int,)),
    "poNumber": (False, (str,)),
    "serviceList": (True, (list,)),
    "partnerId": (False, (str,)),
}
LINE_FIELDS: Fields = {
    "serviceType": (True, (str,)),
    "serviceId": (True, (int,)),
    "connectionPlanId": (False, (int,)),
    "quantity": (True, (int,)),
    "purchaseType": (True, (str,)),
    "billingModel": (True, (str,)),
    "billingCycle": (True, (str,)),
    "multiCycle": (True, (int,)),
}
USER_FIELDS: Fields = {
    "userType": (True, (str,)),
    "yeastarId": (True, (str,)),
    "company": (True, (str,)),
    "country": (True, (str,)),
    "firstName": (False, (str,)),
    "lastName": (False, (str,)),
    "phoneNumber": (False, (str,)),
    "stateProvince": (False, (str,)),
    "city": (False, (str,)),
    "street": (False, (str,)),
    "zipCode": (False, (str,)),
    "taxType": (False, (str,)),
    "taxNum": (False, (str,)),
    "remark": (False, (str,)),
    "sendUserActivationEmail": (False, (bool,)),
}
CHOICES = {
    "operationType": {
        "trial_plan",
        "trial_service",
        "purchase_plan",
        "purchase_service",
        "switch_plan",
        "switchTrial_plan",
        "renew_plan",
        "renew_service",
    },
    "serviceType": {"plan", "service"},
    "purchaseType": {"purchase", "renew", "switch", "trial"},
    "billingModel": {"recurring", "once"},
    "billingCycle": {"annually", "monthly", "once"},
    "userType": {"Customer"},
}
