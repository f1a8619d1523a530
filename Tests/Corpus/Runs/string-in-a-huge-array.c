struct s { char text[1ULL << 40]; };
int main(void) { struct s s = { "a" }; return s.text[0]; }
