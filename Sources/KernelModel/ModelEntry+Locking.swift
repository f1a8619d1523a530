import CLibrary
import CMachine
import CProgram

// A replay is one thread, so no lock is ever contended: taking one does nothing, trying one succeeds.

extension ModelEntry {
  static let locking: [ModelEntry] = [
    ModelEntry(
      """
      mutex_lock mutex_lock_nested mutex_unlock mutex_init __mutex_init mutex_destroy
      mutex_lock_io mutex_lock_nest_lock down_read down_write up_read up_write down up
      down_read_nested down_write_nested downgrade_write init_rwsem sema_init
      spin_lock spin_unlock spin_lock_irq spin_unlock_irq spin_lock_bh spin_unlock_bh
      spin_lock_init spin_lock_nested raw_spin_lock raw_spin_unlock raw_spin_lock_irq
      raw_spin_unlock_irq raw_spin_lock_init raw_spin_lock_nested rwlock_init
      spin_unlock_irqrestore raw_spin_unlock_irqrestore read_unlock_irqrestore
      write_unlock_irqrestore
      read_lock read_unlock write_lock write_unlock read_lock_irq read_unlock_irq write_lock_irq
      write_unlock_irq read_lock_bh read_unlock_bh write_lock_bh write_unlock_bh
      local_irq_disable local_irq_enable local_irq_restore local_bh_disable local_bh_enable
      preempt_disable preempt_enable preempt_enable_no_resched migrate_disable migrate_enable
      rtnl_lock rtnl_unlock cpus_read_lock cpus_read_unlock device_lock device_unlock
      mmap_read_lock mmap_read_unlock mmap_write_lock mmap_write_unlock
      spin_lock_nest_lock down_write_nest_lock rt_mutex_lock rt_mutex_unlock percpu_down_read
      percpu_up_read percpu_down_write percpu_up_write local_lock local_unlock local_lock_irq
      local_unlock_irq local_lock_init console_lock console_unlock lock_sock release_sock
      ww_mutex_unlock ww_mutex_lock_slow ww_acquire_init ww_acquire_done ww_acquire_fini
      write_seqlock write_sequnlock write_seqlock_irq write_sequnlock_irq write_seqlock_bh
      write_sequnlock_bh write_sequnlock_irqrestore write_seqcount_begin write_seqcount_end
      seqlock_init seqcount_init
      """, "taking and releasing a lock does nothing: a replay is one thread",
      run: nothing),
    ModelEntry(
      """
      mutex_trylock down_read_trylock down_write_trylock spin_trylock spin_trylock_bh
      spin_trylock_irq raw_spin_trylock rtnl_trylock read_trylock write_trylock device_trylock
      percpu_down_read_trylock console_trylock ww_mutex_trylock
      """, "trying a lock succeeds: a replay is one thread", result: .int, run: gives(1)),
    ModelEntry(
      """
      mutex_lock_interruptible mutex_lock_killable down_interruptible down_killable down_trylock
      mutex_lock_interruptible_nested mutex_lock_killable_nested down_read_killable
      down_write_killable down_read_interruptible device_lock_interruptible
      mmap_read_lock_killable mmap_write_lock_killable down_timeout ww_mutex_lock
      ww_mutex_lock_interruptible ww_mutex_lock_slow_interruptible rtnl_lock_killable
      """, "the lock is taken and no signal comes", result: .int, run: gives(0)),
    ModelEntry(
      "mutex_is_locked spin_is_locked rwsem_is_locked rtnl_is_locked lockdep_is_held",
      "a lock asked for is held", result: .int, run: gives(1)),
    ModelEntry(
      """
      spin_lock_irqsave raw_spin_lock_irqsave read_lock_irqsave write_lock_irqsave
      spin_lock_irqsave_nested write_seqlock_irqsave
      """, "the lock is taken and the saved flags are 0", places: [1]
    ) { machine, call throws(Stop) in
      try machine.write(
        .integer(0), through: call.argument(1), bytes: machine.longScalar.bytes, at: call.span)
      return Value(.void)
    },
    ModelEntry(
      """
      read_seqbegin read_seqcount_begin raw_read_seqcount_begin raw_seqcount_begin
      """, "nobody writes: the sequence is 0", result: .int, run: gives(0)),
    ModelEntry(
      "read_seqretry read_seqcount_retry __read_seqcount_retry need_seqretry",
      "nobody has written meanwhile", result: .int, run: gives(0)),
    ModelEntry(
      "spin_trylock_irqsave raw_spin_trylock_irqsave",
      "trying a lock succeeds; the saved flags are 0", result: .int, places: [1]
    ) { machine, call throws(Stop) in
      try machine.write(
        .integer(0), through: call.argument(1), bytes: machine.longScalar.bytes, at: call.span)
      return .integer(1)
    },
    ModelEntry(
      "local_irq_save local_save_flags", "the saved flags are 0", places: [0]
    ) { machine, call throws(Stop) in
      try machine.write(
        .integer(0), through: call.argument(0), bytes: machine.longScalar.bytes, at: call.span)
      return Value(.void)
    },
    ModelEntry(
      """
      lockdep_assert_held lockdep_assert_not_held lockdep_assert_held_write
      lockdep_assert_held_read lockdep_assert_held_once lockdep_assert_none_held_once
      lockdep_assert lockdep_assert_once lockdep_set_class lockdep_set_subclass
      lockdep_set_class_and_name lockdep_set_novalidate_class lockdep_register_key
      lockdep_unregister_key lockdep_init_map might_lock might_lock_nested might_sleep
      might_sleep_if might_alloc might_fault lockdep_assert_preemption_disabled
      lockdep_assert_irqs_disabled lockdep_assert_irqs_enabled assert_spin_locked
      """, "an annotation for lockdep: does nothing", run: nothing),
    ModelEntry(
      """
      rcu_read_lock rcu_read_unlock rcu_read_lock_bh rcu_read_unlock_bh rcu_read_lock_sched
      rcu_read_unlock_sched synchronize_rcu synchronize_rcu_expedited rcu_barrier
      synchronize_srcu srcu_read_unlock synchronize_net synchronize_srcu_expedited srcu_barrier
      cleanup_srcu_struct rcu_read_unlock_trace rcu_read_lock_trace
      """, "RCU's read side and grace periods do nothing: a replay is one thread", run: nothing),
    ModelEntry(
      "srcu_read_lock rcu_read_lock_held rcu_read_lock_any_held",
      "RCU's read side is entered", result: .int, run: gives(1)),
    ModelEntry(
      "init_srcu_struct __init_srcu_struct", "RCU is ready", result: .int, run: gives(0)),
    ModelEntry(
      "schedule cpu_relax cond_resched _cond_resched yield msleep usleep_range udelay mdelay ndelay fsleep ssleep",
      "no time passes", result: .int, run: gives(0)),
  ]
}
