#include <string.h>
char t[3 << 20];
int main(void) { for (int i = 0;; i++) memset(t, i, sizeof(t)); }
