"""What the words of a question are: names, function words, ellipses, other spellings."""
