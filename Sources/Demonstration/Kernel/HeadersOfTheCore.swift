/// Lists, locks, reference counts, allocation, logging: what kernel code leans on everywhere.
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
  "include/linux/refcount.h": #"""
  #ifndef _LINUX_REFCOUNT_H
  #define _LINUX_REFCOUNT_H

  #include <linux/types.h>

  typedef struct refcount_struct {
  	atomic_t refs;
  } refcount_t;

  static inline void refcount_set(refcount_t *r, int n)
  {
  	WRITE_ONCE(r->refs.counter, n);
  }

  static inline void refcount_inc(refcount_t *r)
  {
  	r->refs.counter++;
  }

  static inline __must_check bool refcount_dec_and_test(refcount_t *r)
  {
  	return --r->refs.counter == 0;
  }

  #endif

  """#,
  "include/linux/kref.h": #"""
  #ifndef _KREF_H_
  #define _KREF_H_

  #include <linux/refcount.h>

  struct kref {
  	refcount_t refcount;
  };

  static inline void kref_init(struct kref *kref)
  {
  	refcount_set(&kref->refcount, 1);
  }

  static inline void kref_get(struct kref *kref)
  {
  	refcount_inc(&kref->refcount);
  }

  /* Gives a reference back; whoever gives the last one frees the object. */
  static inline int kref_put(struct kref *kref, void (*release)(struct kref *kref))
  {
  	if (!refcount_dec_and_test(&kref->refcount))
  		return 0;
  	release(kref);
  	return 1;
  }

  #endif

  """#,
  "include/linux/kobject.h": #"""
  #ifndef _KOBJECT_H_
  #define _KOBJECT_H_

  #include <linux/kref.h>
  #include <linux/list.h>
  #include <linux/types.h>

  struct kobject {
  	const char *name;
  	struct list_head entry;
  	struct kobject *parent;
  	struct kref kref;
  	unsigned int state_initialized:1;
  	unsigned int state_in_sysfs:1;
  };

  struct kobject *kobject_create_and_add(const char *name, struct kobject *parent);
  struct kobject *kobject_get(struct kobject *kobj);
  void kobject_put(struct kobject *kobj);

  #endif

  """#,
  "include/linux/lockdep.h": #"""
  #ifndef __LINUX_LOCKDEP_H
  #define __LINUX_LOCKDEP_H

  #ifdef CONFIG_LOCKDEP
  int lock_is_held(const void *lock);
  #define lockdep_assert_held(l) WARN_ON(!lock_is_held(l))
  #else
  #define lockdep_assert_held(l) do { (void)(l); } while (0)
  #endif

  #endif

  """#,
  "include/linux/spinlock.h": #"""
  #ifndef __LINUX_SPINLOCK_H
  #define __LINUX_SPINLOCK_H

  #include <linux/types.h>

  typedef struct spinlock {
  	unsigned int slock;
  } spinlock_t;

  #define __SPIN_LOCK_UNLOCKED(name) (spinlock_t) { .slock = 0 }
  #define DEFINE_SPINLOCK(x) spinlock_t x = __SPIN_LOCK_UNLOCKED(x)
  #define spin_lock_init(lock) do { *(lock) = __SPIN_LOCK_UNLOCKED(lock); } while (0)

  void spin_lock(spinlock_t *lock);
  void spin_unlock(spinlock_t *lock);
  unsigned long _raw_spin_lock_irqsave(spinlock_t *lock);
  void spin_unlock_irqrestore(spinlock_t *lock, unsigned long flags);

  #define spin_lock_irqsave(lock, flags)			\
  do {							\
  	flags = _raw_spin_lock_irqsave(lock);		\
  } while (0)

  #endif

  """#,
  "include/linux/mutex.h": #"""
  #ifndef __LINUX_MUTEX_H
  #define __LINUX_MUTEX_H

  #include <linux/list.h>
  #include <linux/lockdep.h>
  #include <linux/spinlock.h>
  #include <linux/types.h>

  struct mutex {
  	atomic_t owner;
  	spinlock_t wait_lock;
  	struct list_head wait_list;
  #ifdef CONFIG_DEBUG_MUTEXES
  	void *magic;
  #endif
  };

  void __mutex_init(struct mutex *lock, const char *name);
  #define mutex_init(mutex) __mutex_init((mutex), #mutex)

  #ifdef CONFIG_DEBUG_LOCK_ALLOC
  void mutex_lock_nested(struct mutex *lock, unsigned int subclass);
  #define mutex_lock(lock) mutex_lock_nested(lock, 0)
  #else
  void mutex_lock(struct mutex *lock);
  #endif

  int mutex_trylock(struct mutex *lock);
  void mutex_unlock(struct mutex *lock);

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

/// `include/linux/list.h`, which learns to count late.
@Lines func listHeader(_ tree: KernelTree) -> String {
  #"""
  #ifndef _LINUX_LIST_H
  #define _LINUX_LIST_H

  #include <linux/compiler.h>
  #include <linux/container_of.h>
  #include <linux/types.h>

  #define LIST_HEAD_INIT(name) { &(name), &(name) }
  #define LIST_HEAD(name) struct list_head name = LIST_HEAD_INIT(name)

  static inline void INIT_LIST_HEAD(struct list_head *list)
  {
  	WRITE_ONCE(list->next, list);
  	WRITE_ONCE(list->prev, list);
  }

  static inline void __list_add(struct list_head *new, struct list_head *prev,
  			      struct list_head *next)
  {
  	new->next = next;
  	new->prev = prev;
  	next->prev = new;
  	prev->next = new;
  }

  static inline void list_add(struct list_head *new, struct list_head *head)
  {
  	__list_add(new, head, head->next);
  }

  static inline void list_add_tail(struct list_head *new, struct list_head *head)
  {
  	__list_add(new, head->prev, head);
  }

  static inline void list_del(struct list_head *entry)
  {
  	entry->next->prev = entry->prev;
  	entry->prev->next = entry->next;
  	entry->next = NULL;
  	entry->prev = NULL;
  }

  static inline int list_empty(const struct list_head *head)
  {
  	return READ_ONCE(head->next) == head;
  }

  #define list_entry(ptr, type, member) container_of(ptr, type, member)
  #define list_first_entry(ptr, type, member) list_entry((ptr)->next, type, member)
  #define list_next_entry(pos, member) \
  	list_entry((pos)->member.next, typeof(*(pos)), member)
  #define list_prev_entry(pos, member) \
  	list_entry((pos)->member.prev, typeof(*(pos)), member)
  #define list_entry_is_head(pos, head, member) (&(pos)->member == (head))

  #define list_for_each(pos, head) \
  	for (pos = (head)->next; pos != (head); pos = pos->next)

  #define list_for_each_entry(pos, head, member)				\
  	for (pos = list_first_entry(head, typeof(*pos), member);	\
  	     !list_entry_is_head(pos, head, member);			\
  	     pos = list_next_entry(pos, member))

  #define list_for_each_entry_continue_reverse(pos, head, member)		\
  	for (pos = list_prev_entry(pos, member);			\
  	     !list_entry_is_head(pos, head, member);			\
  	     pos = list_prev_entry(pos, member))

  """#
  if tree.has(.countNodes) {
    #"""
    static inline size_t list_count_nodes(struct list_head *head)
    {
    	struct list_head *node;
    	size_t found = 0;

    	list_for_each(node, head)
    		found++;
    	return found;
    }

    """#
  }
  "#endif"
}
