#include <stdlib.h>
int main(void);
static void again(void) { main(); }
int main(void) { atexit(again); exit(4); }
