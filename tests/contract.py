"""The settings file and the order that other programs rely on (docs/commands.md), word for word."""

from __future__ import annotations

SETTINGS = """\
[seller]
name = "Hanse Distribution GmbH"
street = "Am Kai 4"
postal_code = "20457"
city = "Hamburg"
country = "DE"
email = "orders@hanse.example"
phone = ""
tax_number = "DE129273398"
iban = "DE02120300000000202051"
bic = "BYLADEM1001"
[device]
name = "Booth 3B"
series = "B3"
[event]
name = "ISE 2027"
rep = "Ana"
[taxes]
DE = "19"
FR = "20"
[portal]
base_url = "https://openapi.partner.yeastar.com"
client_id = ""
[paypal]
environment = "sandbox"
base_url = ""
client_id = ""
[mail]
host = ""
port = 587
security = "starttls"
user = ""
sender = ""
[links]
public_url = ""
"""

ORDER = """\
{"product": "workplace", "company_id": "W-204417", "plan": "standard", "cycle": "annually", "years": 2,
 "services": {"meeting_room": 12, "desk": 40}, "discount_percent": "5", "assign_to": null,
 "billing_contact": {"first_name": "Jonas", "last_name": "Petersen", "company": "Nordlicht Hotels GmbH",
   "email": "ap@nordlicht.example", "phone": "", "street": "Speicherstr. 8", "postal_code": "20457", "city": "Hamburg",
   "state": "", "country": "DE", "tax_number": "DE811907980"},
 "payment": {"method": "offline", "pi_number": "PI-2026-1187"}, "po_number": "4500017", "event": "ISE 2027",
 "rep": "Ana"}
"""
EXPANSION = """\
{"product": "pce_package", "yeastar_id": "atlas-telecom@example.com", "operation": "expand",
 "services": {"ultimate_plan": 60, "extension_expansion": 60, "ycm_white_label": 1}}
"""
ANSWER = (
    "order_number", "order_id", "status", "document_number", "currency", "subtotal", "discount", "tax", "total",
    "expires_on",
)  # fmt: skip

PRICES = (
    "price_list,currency,valid_from,valid_to,proration,product,item,kind,pricing_model,cycle,unit_price,unit,min,max,"
    "step,from_quantity,plans\n"
    "Spring,EUR,2020-01-01,,full,workplace,basic,plan,quantity,annually,290,company,1,1,,,\n"
    "Spring,EUR,2020-01-01,,full,workplace,standard,plan,quantity,annually,590,company,1,1,,,\n"
    "Spring,EUR,2020-01-01,,full,workplace,meeting_room,service,quantity,annually,72,room,1,500,1,,\n"
)
COMPANIES = (
    "company_id,name,email,phone,country,street,city,state,postal_code,tax_number,plan,cycle,starts_on,expires_on,"
    "auto_renew,meeting_room,location,desk,visitor\n"
)
PACKAGES = (
    "yeastar_id,company,email,country,extensions,ultimate_plan,recording_minutes,high_availability,transcription,"
    "ycm_white_label,pce_white_label,custom_domain_name,starts_on,expires_on\n"
    "voice@north.example,North Voice Ltd,info@north.example,GB,120,20,,,,,,,2026-01-01,2030-01-01\n"
)
