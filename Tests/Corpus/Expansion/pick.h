pick beside
