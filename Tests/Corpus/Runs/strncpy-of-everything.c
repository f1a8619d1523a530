#include <string.h>
int main(void) { char t[4]; strncpy(t, "a", -1); return 0; }
