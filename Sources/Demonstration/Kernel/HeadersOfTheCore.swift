/// Exports, logging, warnings, allocation, deferred work: what kernel code leans on everywhere.
let coreHeaders: [String: String] = [
  "include/linux/export.h": #"""
  #ifndef _LINUX_EXPORT_H
  #define _LINUX_EXPORT_H

  #define EXPORT_SYMBOL(sym) extern typeof(sym) sym
  #define EXPORT_SYMBOL_GPL(sym) extern typeof(sym) sym

  #endif

  """#,
  "include/linux/init.h": #"""
  #ifndef _LINUX_INIT_H
  #define _LINUX_INIT_H

  #include <linux/compiler.h>

  #define __init __cold
  #define __exit __cold
  #define module_init(fn) int init_module(void) { return fn(); }
  #define subsys_initcall(fn) int (*__initcall_##fn)(void) = fn

  #endif

  """#,
  "include/linux/module.h": #"""
  #ifndef _LINUX_MODULE_H
  #define _LINUX_MODULE_H

  #include <linux/export.h>
  #include <linux/init.h>

  #define MODULE_DESCRIPTION(text) \
  	static const char __module_description[] __maybe_unused = text

  #endif

  """#,
  "include/linux/printk.h": #"""
  #ifndef __KERNEL_PRINTK__
  #define __KERNEL_PRINTK__

  #include <linux/compiler.h>

  #define KERN_ERR	"3"
  #define KERN_WARNING	"4"
  #define KERN_INFO	"6"

  #ifndef pr_fmt
  #define pr_fmt(fmt) fmt
  #endif

  __printf(1, 2) int _printk(const char *fmt, ...);
  #define printk(fmt, ...) _printk(fmt, ##__VA_ARGS__)

  #define pr_err(fmt, ...) printk(KERN_ERR pr_fmt(fmt), ##__VA_ARGS__)
  #define pr_warn(fmt, ...) printk(KERN_WARNING pr_fmt(fmt), ##__VA_ARGS__)
  #define pr_info(fmt, ...) printk(KERN_INFO pr_fmt(fmt), ##__VA_ARGS__)

  #endif

  """#,
  "include/linux/dev_printk.h": #"""
  #ifndef _DEVICE_PRINTK_H_
  #define _DEVICE_PRINTK_H_

  #include <linux/compiler.h>

  struct device;

  __printf(2, 3) void _dev_err(const struct device *dev, const char *fmt, ...);
  __printf(2, 3) void _dev_warn(const struct device *dev, const char *fmt, ...);
  __printf(2, 3) void _dev_info(const struct device *dev, const char *fmt, ...);

  #define dev_err(dev, fmt, ...) _dev_err(dev, fmt, ##__VA_ARGS__)
  #define dev_warn(dev, fmt, ...) _dev_warn(dev, fmt, ##__VA_ARGS__)
  #define dev_info(dev, fmt, ...) _dev_info(dev, fmt, ##__VA_ARGS__)
  #ifdef CONFIG_DYNAMIC_DEBUG
  #define dev_dbg(dev, fmt, ...) _dev_info(dev, fmt, ##__VA_ARGS__)
  #else
  #define dev_dbg(dev, fmt, ...)				\
  do {							\
  	if (0)						\
  		_dev_info(dev, fmt, ##__VA_ARGS__);	\
  } while (0)
  #endif

  #endif

  """#,
  "include/asm-generic/bug.h": #"""
  #ifndef _ASM_GENERIC_BUG_H
  #define _ASM_GENERIC_BUG_H

  #include <linux/compiler.h>

  __printf(3, 4) void warn_slowpath_fmt(const char *file, int line, const char *fmt, ...);

  #ifndef WARN_ON
  #define WARN_ON(condition) ({						\
  	int __warned = !!(condition);					\
  	if (unlikely(__warned))						\
  		warn_slowpath_fmt(__FILE__, __LINE__, "%s", #condition);	\
  	unlikely(__warned); })
  #endif

  #define WARN(condition, format...) ({				\
  	int __warned = !!(condition);				\
  	if (unlikely(__warned))					\
  		warn_slowpath_fmt(__FILE__, __LINE__, format);	\
  	unlikely(__warned); })

  #define WARN_ON_ONCE(condition) ({			\
  	static bool __once;				\
  	int __now = !!(condition);			\
  	if (unlikely(__now && !__once)) {		\
  		__once = true;				\
  		WARN_ON(1);				\
  	}						\
  	unlikely(__now); })

  #endif

  """#,
  "arch/arm/include/asm/bug.h": #"""
  #ifndef _ASMARM_BUG_H
  #define _ASMARM_BUG_H

  #include <asm-generic/bug.h>

  #endif

  """#,
  "include/linux/bug.h": #"""
  #ifndef _LINUX_BUG_H
  #define _LINUX_BUG_H

  #include <linux/types.h>
  #include <asm/bug.h>

  #endif

  """#,
  "include/linux/slab.h": #"""
  #ifndef _LINUX_SLAB_H
  #define _LINUX_SLAB_H

  #include <linux/types.h>

  #define GFP_KERNEL	((gfp_t)0xcc0)
  #define __GFP_ZERO	((gfp_t)0x100)

  void *__kmalloc(size_t size, gfp_t flags);
  void kfree(const void *objp);

  static inline void *kmalloc(size_t size, gfp_t flags)
  {
  	return __kmalloc(size, flags);
  }

  static inline void *kzalloc(size_t size, gfp_t flags)
  {
  	return kmalloc(size, flags | __GFP_ZERO);
  }

  static inline void *kcalloc(size_t n, size_t size, gfp_t flags)
  {
  	if (size && n > (size_t)-1 / size)
  		return NULL;
  	return kzalloc(n * size, flags);
  }

  #endif

  """#,
  "include/linux/workqueue.h": #"""
  #ifndef _LINUX_WORKQUEUE_H
  #define _LINUX_WORKQUEUE_H

  #include <linux/kernel.h>
  #include <linux/list.h>

  struct work_struct;
  typedef void (*work_func_t)(struct work_struct *work);

  struct work_struct {
  	struct list_head entry;
  	work_func_t func;
  };

  struct delayed_work {
  	struct work_struct work;
  	unsigned long expires;
  };

  static inline struct delayed_work *to_delayed_work(struct work_struct *work)
  {
  	return container_of(work, struct delayed_work, work);
  }

  #define INIT_WORK(_work, _func)				\
  do {							\
  	INIT_LIST_HEAD(&(_work)->entry);		\
  	(_work)->func = (_func);			\
  } while (0)

  #define INIT_DELAYED_WORK(_work, _func) INIT_WORK(&(_work)->work, (_func))

  bool schedule_work(struct work_struct *work);
  bool schedule_delayed_work(struct delayed_work *dwork, unsigned long delay);

  #endif

  """#,
  "include/linux/tracepoint.h": #"""
  #ifndef _LINUX_TRACEPOINT_H
  #define _LINUX_TRACEPOINT_H

  #include <linux/compiler.h>

  #define TP_PROTO(args...) args
  #define TP_ARGS(args...) args

  /* No text defines a trace_ function: each event makes its own. */
  #define DECLARE_EVENT_CLASS(name, proto, args)
  #define DEFINE_EVENT(class, name, proto, args)			\
  	static inline __maybe_unused void trace_##name(proto)	\
  	{							\
  	}

  #endif

  """#,
]
