/// What the compiler is told: attributes, CONFIG tests, basic types, errno, container_of.
let languageHeaders: [String: String] = [
  "include/linux/compiler-version.h": #"""
  /* Included before everything else, for the version of the compiler alone. */

  """#,
  "include/linux/kconfig.h": #"""
  #ifndef __LINUX_KCONFIG_H
  #define __LINUX_KCONFIG_H

  /*
   * A symbol that is set is the macro 1. Pasting that 1 to a name that stands for a comma shifts
   * the list, so that a 1 comes second; anything else leaves a 0 there.
   */
  #define __config_comma_1 ,
  #define __config_second(first, second, ...) second
  #define __config_shift(mark) __config_second(mark 1, 0, 0)
  #define __config_paste(value) __config_shift(__config_comma_##value)
  #define __config_is_one(value) __config_paste(value)

  #define IS_BUILTIN(option) __config_is_one(option)
  #define IS_MODULE(option) __config_is_one(option##_MODULE)
  #define IS_ENABLED(option) (IS_BUILTIN(option) || IS_MODULE(option))

  #endif

  """#,
  "include/linux/compiler_types.h": #"""
  #ifndef __LINUX_COMPILER_TYPES_H
  #define __LINUX_COMPILER_TYPES_H

  #define __user
  #define __iomem
  #define __force
  #define __always_inline inline __attribute__((__always_inline__))
  #define noinline __attribute__((__noinline__))
  #define __must_check __attribute__((__warn_unused_result__))
  #define __maybe_unused __attribute__((__unused__))
  #define __printf(at, from) __attribute__((__format__(printf, at, from)))
  #define __cold __attribute__((__cold__))

  #define __same_type(a, b) __builtin_types_compatible_p(typeof(a), typeof(b))

  #endif

  """#,
  "include/linux/compiler.h": #"""
  #ifndef __LINUX_COMPILER_H
  #define __LINUX_COMPILER_H

  #include <linux/compiler_types.h>
  #include <linux/kconfig.h>

  #define likely(x) __builtin_expect(!!(x), 1)
  #define unlikely(x) __builtin_expect(!!(x), 0)
  #define barrier() __asm__ __volatile__("" : : : "memory")

  #define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))
  #define WRITE_ONCE(x, val)				\
  do {							\
  	*(volatile typeof(x) *)&(x) = (val);		\
  } while (0)

  #endif

  """#,
  "include/linux/stddef.h": #"""
  #ifndef _LINUX_STDDEF_H
  #define _LINUX_STDDEF_H

  #undef NULL
  #define NULL ((void *)0)

  enum {
  	false = 0,
  	true = 1
  };

  #undef offsetof
  #define offsetof(TYPE, MEMBER) __builtin_offsetof(TYPE, MEMBER)

  #endif

  """#,
  "include/asm-generic/bitsperlong.h": #"""
  #ifndef __ASM_GENERIC_BITS_PER_LONG
  #define __ASM_GENERIC_BITS_PER_LONG

  #ifdef __LP64__
  #define BITS_PER_LONG 64
  #else
  #define BITS_PER_LONG 32
  #endif

  #endif

  """#,
  "arch/arm/include/asm/bitsperlong.h": #"""
  #include <asm-generic/bitsperlong.h>

  """#,
  "include/asm-generic/int-ll64.h": #"""
  #ifndef _ASM_GENERIC_INT_LL64_H
  #define _ASM_GENERIC_INT_LL64_H

  typedef signed char s8;
  typedef unsigned char u8;
  typedef signed short s16;
  typedef unsigned short u16;
  typedef signed int s32;
  typedef unsigned int u32;
  typedef signed long long s64;
  typedef unsigned long long u64;

  #endif

  """#,
  "include/linux/types.h": #"""
  #ifndef _LINUX_TYPES_H
  #define _LINUX_TYPES_H

  #include <linux/compiler.h>
  #include <linux/stddef.h>
  #include <asm/bitsperlong.h>
  #include <asm-generic/int-ll64.h>

  typedef _Bool bool;
  typedef unsigned int gfp_t;
  typedef unsigned long uintptr_t;

  #if BITS_PER_LONG == 64
  typedef unsigned long size_t;
  typedef long ssize_t;
  #else
  typedef unsigned int size_t;
  typedef int ssize_t;
  #endif

  #ifdef CONFIG_ARCH_DMA_ADDR_T_64BIT
  typedef u64 dma_addr_t;
  #else
  typedef u32 dma_addr_t;
  #endif
  typedef dma_addr_t phys_addr_t;

  typedef struct {
  	int counter;
  } atomic_t;

  struct list_head {
  	struct list_head *next, *prev;
  };

  #endif

  """#,
  "include/linux/build_bug.h": #"""
  #ifndef _LINUX_BUILD_BUG_H
  #define _LINUX_BUILD_BUG_H

  #include <linux/compiler.h>

  #define static_assert(expr, ...) __static_assert(expr, ##__VA_ARGS__, #expr)
  #define __static_assert(expr, msg, ...) _Static_assert(expr, msg)

  #endif

  """#,
  "include/linux/container_of.h": #"""
  #ifndef _LINUX_CONTAINER_OF_H
  #define _LINUX_CONTAINER_OF_H

  #include <linux/build_bug.h>
  #include <linux/stddef.h>

  /* The structure in which a member lies, from the address of the member. */
  #define container_of(ptr, type, member) ({				\
  	void *__member = (void *)(ptr);					\
  	static_assert(__same_type(*(ptr), ((type *)0)->member) ||	\
  		      __same_type(*(ptr), void),			\
  		      "container_of() of another type");		\
  	(type *)(__member - offsetof(type, member)); })

  #endif

  """#,
  "include/linux/kernel.h": #"""
  #ifndef _LINUX_KERNEL_H
  #define _LINUX_KERNEL_H

  #include <linux/build_bug.h>
  #include <linux/compiler.h>
  #include <linux/container_of.h>
  #include <linux/printk.h>
  #include <linux/types.h>

  #define ARRAY_SIZE(arr) (sizeof(arr) / sizeof((arr)[0]))
  #define BIT(nr) (1UL << (nr))

  #define min(x, y) ({				\
  	typeof(x) __x = (x);			\
  	typeof(y) __y = (y);			\
  	__x < __y ? __x : __y; })

  #endif

  """#,
  "include/uapi/asm-generic/errno-base.h": #"""
  #ifndef _ASM_GENERIC_ERRNO_BASE_H
  #define _ASM_GENERIC_ERRNO_BASE_H

  #define EPERM		1
  #define ENOENT		2
  #define EINTR		4
  #define EIO		5
  #define ENXIO		6
  #define EAGAIN		11
  #define ENOMEM		12
  #define EFAULT		14
  #define EBUSY		16
  #define EEXIST		17
  #define ENODEV		19
  #define EINVAL		22
  #define ENOSPC		28
  #define ERANGE		34

  #endif

  """#,
  "include/uapi/asm-generic/errno.h": #"""
  #ifndef _ASM_GENERIC_ERRNO_H
  #define _ASM_GENERIC_ERRNO_H

  #include <asm-generic/errno-base.h>

  #define EDEADLK		35
  #define ENOSYS		38
  #define EOPNOTSUPP	95
  #define ETIMEDOUT	110

  #endif

  """#,
  "arch/arm/include/asm/errno.h": #"""
  #include <asm-generic/errno.h>

  """#,
  "include/uapi/linux/errno.h": #"""
  #include <asm/errno.h>

  """#,
  "include/linux/errno.h": #"""
  #ifndef _LINUX_ERRNO_H
  #define _LINUX_ERRNO_H

  #include <uapi/linux/errno.h>

  /* These never reach user space. */
  #define ERESTARTSYS	512
  #define EPROBE_DEFER	517

  #endif

  """#,
  "include/linux/err.h": #"""
  #ifndef _LINUX_ERR_H
  #define _LINUX_ERR_H

  #include <linux/compiler.h>
  #include <linux/types.h>
  #include <asm/errno.h>

  /* The last page of addresses stands for error numbers. */
  #define MAX_ERRNO 4095
  #define IS_ERR_VALUE(x) unlikely((unsigned long)(void *)(x) >= (unsigned long)-MAX_ERRNO)

  static inline void * __must_check ERR_PTR(long error)
  {
  	return (void *)error;
  }

  static inline long __must_check PTR_ERR(const void *ptr)
  {
  	return (long)ptr;
  }

  static inline bool __must_check IS_ERR(const void *ptr)
  {
  	return IS_ERR_VALUE((unsigned long)ptr);
  }

  static inline bool __must_check IS_ERR_OR_NULL(const void *ptr)
  {
  	return unlikely(!ptr) || IS_ERR(ptr);
  }

  #endif

  """#,
]
