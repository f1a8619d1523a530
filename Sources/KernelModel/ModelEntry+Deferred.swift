import CLibrary
import CMachine
import CProgram

// What would happen later is recorded in the trace and does not happen.

extension ModelEntry {
  static let deferred: [ModelEntry] = [
    ModelEntry(
      """
      queue_work queue_work_on queue_delayed_work queue_delayed_work_on schedule_work
      schedule_delayed_work schedule_work_on mod_delayed_work mod_timer add_timer timer_reduce
      call_rcu call_srcu tasklet_schedule napi_schedule irq_work_queue tasklet_hi_schedule
      hrtimer_start hrtimer_start_range_ns add_timer_on execute_in_process_context
      """, "the deferred work is recorded and does not run", result: .int, run: gives(1)),
    ModelEntry(
      """
      cancel_work_sync cancel_work cancel_delayed_work cancel_delayed_work_sync flush_work
      flush_delayed_work del_timer del_timer_sync timer_delete timer_delete_sync
      timer_shutdown_sync hrtimer_cancel timer_shutdown hrtimer_try_to_cancel irq_work_sync
      cancel_rearming_delayed_work disable_work_sync disable_delayed_work_sync
      """, "no deferred work is pending", result: .int, run: gives(0)),
    ModelEntry(
      """
      flush_workqueue drain_workqueue flush_scheduled_work init_completion reinit_completion
      complete complete_all wait_for_completion init_waitqueue_head __init_waitqueue_head
      wake_up wake_up_all wake_up_interruptible wake_up_interruptible_all wake_up_process
      wake_up_interruptible_sync __wake_up finish_wait prepare_to_wait timer_setup
      kobject_uevent sysfs_notify init_timer_key timer_init_key hrtimer_init hrtimer_setup
      init_swait_queue_head __init_swait_queue_head tasklet_init tasklet_setup tasklet_kill
      destroy_workqueue add_wait_queue remove_wait_queue wake_up_var wake_up_bit
      wake_up_locked wake_up_poll
      """, "nobody waits and nobody is woken: does nothing", run: nothing),
    ModelEntry(
      """
      wait_for_completion_timeout wait_for_completion_interruptible_timeout
      wait_for_completion_killable_timeout
      """, "what is waited for has happened", result: .unsignedLong, run: gives(1)),
    ModelEntry(
      "wait_for_completion_interruptible wait_for_completion_killable",
      "what is waited for has happened and no signal comes", result: .int, run: gives(0)),
    ModelEntry(
      "alloc_workqueue alloc_workqueue_noprof", "a work queue; its fields are not known",
      result: .pointer
    ) { machine, call throws(Stop) in
      Value(
        .pointer(
          try machine.allocate("a work queue", ofUnknownSizeWith: .unknown, span: call.span)))
    },
    ModelEntry("capable ns_capable", "every capability is there", result: .int, run: gives(1)),
    ModelEntry(
      "signal_pending fatal_signal_pending need_resched in_interrupt in_irq in_atomic irqs_disabled",
      "no signal is pending and no interrupt is served", result: .int, run: gives(0)),
  ]
}
