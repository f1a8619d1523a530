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
