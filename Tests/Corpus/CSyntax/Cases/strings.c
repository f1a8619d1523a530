const char *a = "one" " two"
  "\x41" "B\101\0tail", *b = "\u00e9", *c = u8"x" "y", *d = L"wide" "more", *e = "";
const char *f = "tab\tquote\"bs\\\
continued", *g = "\e[0m";
