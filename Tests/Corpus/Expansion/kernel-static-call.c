#define CAT2(a, b) CAT2_(a, b)
#define CAT2_(a, b) a##b
#define TARGET_KEY(name) CAT2(key_of_, name)
#define TARGET_STUB(name) CAT2(stub_of_, name)
#define TARGET_STUB_TEXT(name) TEXT(TARGET_STUB(name))
#define TEXT(t) TEXT_(t)
#define TEXT_(t) #t
#define DECLARE_TARGET(name, func) \
	extern struct key TARGET_KEY(name); extern typeof(func) TARGET_STUB(name)
#define DEFINE_TARGET(name, func) DECLARE_TARGET(name, func); \
	struct key TARGET_KEY(name) = { .fn = func, .next = (void *)1 }; \
	asm(".globl " TARGET_STUB_TEXT(name) "\n" TARGET_STUB_TEXT(name) ": jmp " #func)
#define target_call(name) ({ reach(TARGET_KEY(name)); (&TARGET_STUB(name)); })
#define target_call_if(name) (!TARGET_KEY(name).fn ? (void)0 : target_call(name))
DEFINE_TARGET(beat, beat_default);
int go(void) { return target_call(beat)(1, target_call(other)(2)); }
#define beat drum
DEFINE_TARGET(beat, beat_default);
