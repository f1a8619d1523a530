MODULE_LICENSE("GPL");
EXPORT_SYMBOL(f)
int a;
static DEFINE_MUTEX(lock);
static LIST_HEAD(heads)
int b;
SYSCALL_DEFINE2(open, const char *, name, int, flags) { return 0; }
DEFINE_THING(x) = { 1, 2 };
SYSCALL_DEFINE0(fork)
{
  return 1;
}
int c;
module_init(start);
static struct s DEFINE_OTHER(y);
