"""An invented family whose words stand in profiles."""

from __future__ import annotations

from datetime import date

from auditor.model.account import Role
from auditor.model.family import Child, Family, OwnAccount

FAMILY = Family(
    (Child("Zeddy", date(2019, 5, 12), ("Zz",)), Child("Yara", date(2011, 1, 1))),
    schools=("Basisschool De Regenboog",),
    clubs=("vv De Vos",),
    streets=("Voorbeeldstraat",),
    towns=("Utrecht",),
    accounts=(OwnAccount("instagram", "@yara.example", Role.TEEN, "Yara"),),
)
