"""Addresses, names of accounts and braces of templates in a sentence that the report does not have."""

import re

_FOREIGN = re.compile(
    r"[\w.+-]*@\w[\w.-]*"  # an account, an address of mail
    r"|(?<![\w.])(?:(?:[^\W_](?:[\w-]*[^\W_])?\.)+[a-z]{2,}|(?:[A-Z\d-]{2,}\.)+[A-Z]{2,})(?!\w)"  # a domain
    r"|\b(?:https?|hxxps?|ftp|mailto):|\w+://"
    r"|[{}]+"
)


def foreign_addresses(sentence: str, cited: str) -> tuple[str, ...]:
    """Addresses, domains, @names and braces of `sentence` that `cited` does not have."""
    there = cited.casefold()
    found = (match[0].rstrip(".") for match in _FOREIGN.finditer(sentence))
    return tuple(address for address in found if address.casefold() not in there)
