/// Locks and reference counts.
let lockHeaders: [String: String] = [
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
]
