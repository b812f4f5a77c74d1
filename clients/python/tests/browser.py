"""What a person does with Muster's pages: in Chromium, or without a browser by filling in and sending the forms over HTTP."""

import html
import re
import shutil
import threading

import requests
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

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
        self.thread = None

    def open(self, url, *_arguments, **_options):
        """Called by the library, which then waits for the program's own address to be visited."""
        self.thread = threading.Thread(target=self.visit, args=(url,))
        self.thread.start()
        return True

    def wait(self):
        """Until the last page has come: the library goes on as soon as it was asked for."""
        if self.thread:
            self.thread.join()

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


def has_chromium():
    """Whether Chromium and its driver are installed (Debian's packages chromium and chromium-driver)."""
    return bool(shutil.which("chromium") and shutil.which("chromedriver"))


class Chromium:
    """A headless Chromium that reaches this machine and no other."""

    def __init__(self, email):
        self.email = email
        self.thread = None
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking",
            "--disable-component-update", "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
        ):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))

    def set_password(self, link):
        """Follows the link that `muster user invite` prints."""
        self.driver.get(link)
        for name in ("password", "again"):
            self.driver.find_element(By.NAME, name).send_keys(PASSWORD)
        self._press("button")
        self._wait_for("Your password is set")

    def open(self, url, *_arguments, **_options):
        """Called by the library in place of the person's own browser."""
        self.thread = threading.Thread(target=self._sign_in, args=(url,))
        self.thread.start()
        return True

    def quit(self):
        """Ends the browser, once it has shown the program's own page."""
        if self.thread:
            self.thread.join()
        self.driver.quit()

    def complaints(self):
        """What the browser found wrong with the pages, such as a breach of their content security policy."""
        self.thread.join()
        return [entry["message"] for entry in self.driver.get_log("browser") if "favicon" not in entry["message"]]

    def _sign_in(self, url):
        self.driver.get(url)
        self.driver.find_element(By.NAME, "email").send_keys(self.email)
        self.driver.find_element(By.NAME, "password").send_keys(PASSWORD)
        self._press("button")
        self._wait_for("wants to act for you")
        for box in self.driver.find_elements(By.NAME, "terms"):
            box.click()
        self._press("button[value=allow]")
        self._wait_for("authentication flow has completed")

    def _press(self, selector):
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def _wait_for(self, text):
        # The body may be replaced by the next page's between the two questions.
        wait = WebDriverWait(self.driver, 30, ignored_exceptions=[NoSuchElementException, StaleElementReferenceException])
        wait.until(lambda driver: text in driver.find_element(By.TAG_NAME, "body").text)
