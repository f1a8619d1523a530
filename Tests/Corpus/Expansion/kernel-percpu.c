#define PCPU_ATTR(sec) __attribute__((section(".data..percpu" sec)))
#define DECLARE_EACH(type, name, sec) extern PCPU_ATTR(sec) typeof(type) name
#define DEFINE_EACH_SEC(type, name, sec) DECLARE_EACH(type, name, sec); PCPU_ATTR(sec) typeof(type) name
#define DEFINE_EACH(type, name) DEFINE_EACH_SEC(type, name, "")
#define SHIFT(p, off) ({ unsigned long q_; asm("" : "=r"(q_) : "0"(p)); (typeof(p))(q_ + (off)); })
#define here_ptr(p) SHIFT(p, my_offset)
#define here(v) (*here_ptr(&(v)))
#define SIZES(stem, v, ...) ({ switch (sizeof(v)) { case 1: stem##1(v, ##__VA_ARGS__); break; case 2: stem##2(v, ##__VA_ARGS__); break; } })
#define add_here(v, n) SIZES(add_, v, n)
#define inc_here(v) add_here(v, 1)
DEFINE_EACH(int[4], hits) = { 1 };
here(hits)[2] = 5; inc_here(hits[0]); SIZES(get_, here(hits[1]))
