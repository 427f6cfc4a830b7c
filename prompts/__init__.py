"""The words that are sent to a chat model, one file to each purpose."""
