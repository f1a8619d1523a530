struct big { char b[4096]; };
extern struct big e;
int main(void) { struct big l; for (;;) l = e; }
