"""What a person and a browser do with Muster's pages, without a browser: forms are filled in and sent over HTTP."""

import html
import re
import threading

import requests

PASSWORD = "a few words are easy to keep"


def set_password(link, password=PASSWORD):
    """Follows the link that `muster user invite` prints."""
    done = requests.post(link, {"password": password, "again": password}, timeout=30)
    assert done.status_code == 200, done.text


def hidden_fields(page):
    """The hidden fields of a page's form."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text)
    return {name: html.unescape(value) for name, value in found}


class Person:
    """Takes the place of the browser that the library opens: signs in, agrees, and follows to the program."""

    def __init__(self, email, accepts_terms=True, agrees=True):
        self.email = email
        self.accepts_terms = accepts_terms
        self.agrees = agrees
        self.pages = []

    def open(self, url, *_arguments, **_options):
        """Called by the library, which then waits for the program's own address to be visited."""
        threading.Thread(target=self.visit, args=(url,)).start()
        return True

    def visit(self, url):
        """Every step in one browser session; the last page is the program's own."""
        session = requests.Session()
        page = session.get(url, timeout=30)
        self.pages.append(page)
        page = session.post(url, {**hidden_fields(page), "email": self.email, "password": PASSWORD}, timeout=30)
        self.pages.append(page)
        decision = {"decision": "allow" if self.agrees else "deny"}
        if self.accepts_terms:
            decision["terms"] = "accepted"
        self.pages.append(session.post(url, {**hidden_fields(page), **decision}, timeout=30))
