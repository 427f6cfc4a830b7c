"""From evidence to an answer in the report's own words: cutting, citing, writing, declining."""
