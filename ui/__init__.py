"""What the page draws; the entry is `app.py`."""
