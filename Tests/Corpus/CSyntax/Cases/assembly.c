asm("nop"); __asm__(".globl x\n\t" "x:");
int f(int a) {
  register int r asm("r0") = a;
  asm volatile("mov %0, %1" : "=r"(a) : "r"(r), [n] "i"(3) : "memory");
  __asm__ __volatile__ goto ("b %l0" : : : : out);
  asm inline volatile("" ::: "memory");
  if (a) asm("");
  switch (a) { case 1: asm volatile(""); }
out:
  return a;
}
extern int g(void) asm("h");
