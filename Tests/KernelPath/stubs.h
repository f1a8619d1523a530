/*
 * What stands in for the rest of the kernel when functions of the call path are cut out and run.
 *
 * Our own writing. Locks, logging and tracing do nothing; WARN counts; allocation is the C library's, so
 * that the sanitizers see every use of freed memory; a reference count counts, and an operation that the
 * kernel itself reports as a use after free (adding to zero, taking from zero) ends the run as a fault.
 */
typedef unsigned char u8, __u8, uint8_t;
typedef unsigned short u16, __u16, uint16_t;
typedef unsigned int u32, __u32, uint32_t, gfp_t, ioasid_t, dev_t, uint, slab_flags_t, fmode_t, umode_t;
typedef unsigned long long u64, __u64, uint64_t;
typedef signed char s8;
typedef short s16;
typedef int s32;
typedef long long s64, loff_t, ktime_t;
typedef unsigned long size_t, uintptr_t, ulong, pteval_t, pgprot_t;
typedef long ssize_t, ptrdiff_t;
typedef u64 dma_addr_t, phys_addr_t;
typedef _Bool bool;
typedef struct { int count; } atomic_t, refcount_t, atomic_long_t;
typedef struct { int locked; } spinlock_t, rwlock_t, raw_spinlock_t;

#define NULL ((void *)0)
#define true 1
#define false 0

#define __must_check
#define __force
#define __user
#define __iomem
#define __rcu
#define __percpu
#define __init
#define __exit
#define __cold
#define __pure
#define __private
#define __read_mostly
#define __ro_after_init
#define __maybe_unused __attribute__((unused))
#define __always_unused __attribute__((unused))
#define __always_inline inline
#define __printf(a, b)
#define noinline __attribute__((noinline))
#define fallthrough do {} while (0)
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, value) ((void)(*(volatile typeof(x) *)&(x) = (value)))
#define smp_load_acquire(p) READ_ONCE(*(p))
#define smp_store_release(p, value) WRITE_ONCE(*(p), value)
#define barrier() __asm__ volatile("" ::: "memory")
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define BIT(n) (1UL << (n))
#define BITS_PER_LONG 64
#define BITS_TO_LONGS(n) (((n) + BITS_PER_LONG - 1) / BITS_PER_LONG)
#define swap(a, b) do { typeof(a) swapped = (a); (a) = (b); (b) = swapped; } while (0)
#define GFP_KERNEL 0

#define QUIET __attribute__((no_instrument_function, unused))

extern int printf(const char *, ...);
extern int fflush(void *);
extern void *calloc(size_t, size_t);
extern void free(void *);
extern void _exit(int) __attribute__((noreturn));

static int stub_warnings;
static void *stub_freed[64];
static int stub_freed_count;

/* Ends the run: the kernel would have stopped here, or have told of a memory error. */
static QUIET __attribute__((noreturn)) void stub_fault(const char *kind)
{
	printf("FAULT %s\n", kind);
	fflush(NULL);
	_exit(3);
}

#define WARN_ON(condition) ({					\
	int warned_ = !!(condition);				\
	if (warned_)						\
		stub_warnings++;				\
	warned_; })
#define WARN(condition, ...) WARN_ON(condition)
#define WARN_ON_ONCE(condition) WARN_ON(condition)
#define WARN_ONCE(condition, ...) WARN_ON(condition)
#define BUG() stub_fault("bug")
#define BUG_ON(condition) do { if (condition) BUG(); } while (0)
#define panic(...) stub_fault("panic")
#define lockdep_assert_held(lock) ((void)0)
#define lockdep_assert_not_held(lock) ((void)0)
#define might_sleep() ((void)0)

#define pr_debug(...) ((void)0)
#define pr_info(...) ((void)0)
#define pr_warn(...) ((void)0)
#define pr_err(...) ((void)0)
#define dev_dbg(...) ((void)0)
#define dev_info(...) ((void)0)
#define dev_warn(...) ((void)0)
#define dev_err(...) ((void)0)
#define dev_warn_once(...) ((void)0)
#define DRM_DEV_ERROR(...) ((void)0)
#define DRM_ERROR(...) ((void)0)
#define DRM_DEV_DEBUG(...) ((void)0)
#define drm_err(...) ((void)0)
#define drm_dbg(...) ((void)0)

static inline QUIET void mutex_lock(void *lock) {}
static inline QUIET void mutex_unlock(void *lock) {}
static inline QUIET int mutex_trylock(void *lock) { return 1; }
static inline QUIET void spin_lock(void *lock) {}
static inline QUIET void spin_unlock(void *lock) {}
#define spin_lock_irqsave(lock, flags) ((void)((flags) = 0))
#define spin_unlock_irqrestore(lock, flags) ((void)(flags))
static inline QUIET void *kobject_get(void *object) { return object; }
static inline QUIET void kobject_put(void *object) {}
static inline QUIET void mmdrop(void *mm) {}
static inline QUIET const char *dev_name(const void *device) { return "device"; }

static inline QUIET void refcount_set(refcount_t *r, int n) { r->count = n; }
static inline QUIET unsigned int refcount_read(const refcount_t *r) { return r->count; }
static inline QUIET void refcount_inc(refcount_t *r)
{
	if (r->count <= 0)
		stub_fault("refcount-from-zero");
	r->count++;
}
static inline QUIET bool refcount_inc_not_zero(refcount_t *r)
{
	return r->count ? (r->count++, true) : false;
}
static inline QUIET bool refcount_dec_and_test(refcount_t *r)
{
	if (r->count <= 0)
		stub_fault("refcount-underflow");
	return --r->count == 0;
}

static inline QUIET void *kzalloc(size_t size, gfp_t flags) { return calloc(1, size); }
static inline QUIET void *kmalloc(size_t size, gfp_t flags) { return calloc(1, size); }
static inline QUIET void *kcalloc(size_t n, size_t size, gfp_t flags) { return calloc(n, size); }
static inline QUIET void kfree(const void *object)
{
	if (object && stub_freed_count < 64)
		stub_freed[stub_freed_count++] = (void *)object;
	free((void *)object);
}
static inline QUIET void kvfree(const void *object) { kfree(object); }
