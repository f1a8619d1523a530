/// Functions that are on a stack because it was printed, or because the processor came to the kernel's fault handlers.
enum ReporterFunctions {
  /// Whether a function is one of them.
  static func contains(_ function: String) -> Bool {
    names.contains(function) || beginnings.contains { function.hasPrefix($0) }
  }

  /// Whether nothing of interest calls a function: where threads, system calls and the boot begin.
  static func isRoot(_ function: String) -> Bool {
    roots.contains(function) || rootBeginnings.contains { function.hasPrefix($0) }
  }

  // lib/dump_stack.c, kernel/panic.c, kernel/locking/lockdep.c, mm/kasan, mm/kfence, mm/kmsan, kernel/kcsan,
  // lib/ubsan.c, and arch/*/kernel/{traps,stacktrace,dumpstack,entry}, arch/*/mm/fault.c.
  private static let names: Set<String> = [
    "dump_stack", "__dump_stack", "dump_stack_lvl", "show_stack", "show_stack_log_lvl",
    "show_trace_log_lvl",
    "dump_backtrace", "unwind_backtrace", "walk_stackframe", "arch_stack_walk", "sched_show_task",
    "show_regs",
    "__show_regs", "stack_trace_save", "save_stack_trace", "save_stack", "set_track",
    "set_track_prepare",
    "stack_trace_consume_entry", "show_trace", "print_trace_stack",
    "panic", "nmi_panic", "__warn", "warn_slowpath_fmt", "warn_slowpath_null",
    "warn_slowpath_common",
    "__warn_printk", "report_bug", "__report_bug", "fixup_bug", "handle_bug", "die", "__die",
    "__die_body", "oops_end",
    "oops_exit", "die_kernel_fault", "__do_kernel_fault", "machine_kexec", "__crash_kexec",
    "crash_kexec",
    "no_context", "bad_area", "__bad_area", "bad_area_nosemaphore", "__bad_area_nosemaphore",
    "page_fault_oops",
    "kernelmode_fixup_or_oops", "do_page_fault", "__do_page_fault", "do_user_addr_fault",
    "do_kern_addr_fault",
    "exc_page_fault", "asm_exc_page_fault", "page_fault", "async_page_fault", "exc_invalid_op",
    "asm_exc_invalid_op", "do_invalid_op", "invalid_op", "exc_general_protection",
    "asm_exc_general_protection",
    "do_general_protection", "general_protection", "do_error_trap", "do_trap", "do_trap_no_signal",
    "die_addr",
    "do_DataAbort", "__dabt_svc", "do_translation_fault", "__und_svc", "do_undefinstr",
    "__und_fault",
    "bug_handler", "call_break_hook", "brk_handler", "do_debug_exception", "el1_dbg", "el1_abort",
    "el1_bti",
    "do_mem_abort", "el1h_64_sync_handler", "el1h_64_sync", "el1_brk64", "do_el1_brk64",
    "do_trap_break",
    "kasan_report", "__kasan_report", "kasan_report_invalid_free", "print_report",
    "print_address_description", "end_report", "kasan_save_stack", "kasan_save_track",
    "kasan_set_track",
    "kasan_save_free_info", "kasan_save_alloc_info", "__kasan_kmalloc", "__kasan_slab_alloc",
    "__kasan_slab_free",
    "____kasan_kmalloc", "____kasan_slab_free", "kasan_set_free_info", "kasan_slab_free",
    "kasan_check_range",
    "check_memory_region", "__kasan_check_read", "__kasan_check_write", "kasan_record_aux_stack",
    "__kasan_record_aux_stack", "kfence_report_error", "kfence_handle_page_fault", "kmsan_report",
    "__msan_warning", "kcsan_report_known_origin", "kcsan_report_unknown_origin",
    "kcsan_setup_watchpoint",
    "ubsan_epilogue", "fortify_panic", "__fortify_panic", "__stack_chk_fail", "__might_sleep",
    "___might_sleep",
    "__might_resched", "__schedule_bug", "lockdep_rcu_suspicious", "debug_object_assert_init",
    "check_noncircular", "check_prev_add", "check_prevs_add", "validate_chain", "__lock_acquire",
    "lock_acquire",
    "mark_lock", "mark_lock_irq", "mark_usage", "mark_held_locks", "check_irq_usage",
    "check_deadlock",
    "check_usage", "check_wait_context", "check_path", "nmi_cpu_backtrace",
    "nmi_trigger_cpumask_backtrace",
    "trigger_all_cpu_backtrace", "trigger_single_cpu_backtrace", "rcu_dump_cpu_stacks",
    "watchdog_timer_fn",
  ]

  private static let beginnings = [
    "print_circular_bug", "print_deadlock_bug", "print_usage_bug", "print_bad_irq_dependency",
    "print_irq_inversion",
    "print_lock_", "print_unlock_", "__asan_report_", "__asan_load", "__asan_store",
    "__ubsan_handle_", "__tsan_",
    "__hwasan_", "__report_access",
  ]

  private static let roots: Set<String> = [
    "ret_from_fork", "ret_from_fork_asm", "ret_from_kernel_thread", "ret_from_kernel_user_thread",
    "kthread",
    "worker_thread", "kernel_init", "kernel_init_freeable", "start_kernel", "rest_init",
    "x86_64_start_kernel",
    "x86_64_start_reservations", "secondary_startup_64", "secondary_startup_64_no_verify",
    "start_secondary",
    "secondary_start_kernel", "cpu_startup_entry", "do_idle", "do_syscall_64",
    "do_int80_syscall_32",
    "entry_SYSCALL_64_after_hwframe", "entry_SYSCALL_64", "entry_SYSENTER_32", "do_SYSENTER_32",
    "do_fast_syscall_32",
    "el0t_64_sync", "el0t_64_sync_handler", "el0_svc", "el0_svc_common", "do_el0_svc",
    "invoke_syscall",
    "ret_fast_syscall", "system_call_exception", "system_call_common",
    "system_call_vectored_common", "system_call",
    "__do_syscall", "syscall_common", "ret_from_syscall", "handle_exception", "do_trap_ecall_u",
    "do_syscall",
    "smpboot_thread_fn", "irq_thread", "__primary_switched", "do_one_initcall", "process_one_work",
  ]

  private static let rootBeginnings = [
    "__x64_sys_", "__arm64_sys_", "__ia32_sys_", "__se_sys_", "__do_sys_", "__riscv_sys_",
    "__s390x_sys_", "SyS_",
    "sys_", "ksys_",
  ]
}
