"""Makes ui/screenshot.png, a real answer for the README: `python tests/readme_screenshot.py` after `make index`."""

from page_browser import ROOT, chromium, served

QUESTION = "How many AOPs were developed, and by whom?"
TARGET = ROOT / "ui" / "screenshot.png"


def main() -> None:
    """Asks the question on the page, opens the source beside the answer, takes the picture."""
    with served(ROOT / "app.py", WRITER="") as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 720}, color_scheme="light")
        page.set_default_timeout(60_000)
        page.goto(address)
        box = page.get_by_role("textbox", name="Ask about the reports")
        box.fill(QUESTION)
        box.press("Enter")
        page.locator(".cite").click()
        page.locator(".source-view .narrative mark").wait_for()
        page.wait_for_timeout(1500)  # the drawer slides in
        page.screenshot(path=TARGET)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
