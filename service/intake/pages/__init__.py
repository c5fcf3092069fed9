"""The reporter's pages: what they say (texts) and how they look (templates)."""
