#if __has_attribute(alias) && __has_attribute(__assume_aligned__) && __has_attribute(error) && __has_attribute(__warning__)
a
#endif
#if __has_attribute(__counted_by__) || __has_attribute(overloadable) || __has_attribute(__btf_type_tag__) || __has_attribute(__pass_object_size__)
newer or of others
#endif
#if __has_attribute(__no_sanitize_coverage__) + __has_attribute(__no_sanitize_memory__) + __has_attribute(__disable_sanitizer_instrumentation__) == 1
b
#endif
#if __has_attribute(__fallthrough__) && __has_attribute(__copy__) && __has_attribute(nonstring) && __has_attribute(__symver__) && __has_attribute(__designated_init__)
c
#endif
#if __has_attribute(__kcfi_salt__) || __has_attribute(__null_terminated_string_arg__) || __has_attribute(strict_flex_array) || __has_attribute(hardbool)
of later ones
#endif
#if __has_attribute(__uninitialized__) && __has_attribute(no_stack_protector) && __has_attribute(zero_call_used_regs) && __has_attribute(__alloc_size__)
d
#endif
#if __has_builtin(__builtin_counted_by_ref) || __has_builtin(__builtin_bitreverse32) || !__has_builtin(__builtin_dynamic_object_size) || !__has_builtin(__builtin_mul_overflow)
builtins
#endif
