#define PARAMS(args...) args
#define TP_PROTO(args...) args
#define TP_ARGS(args...) args
#define DECLARE_TRACE(name, proto, args) __DECLARE_TRACE(name, PARAMS(proto), PARAMS(args), 1, PARAMS(void *__data, proto))
#define __DECLARE_TRACE(name, proto, args, cond, data_proto) static inline void trace_##name(proto) { if (cond) do_##name(args); } static inline int register_trace_##name(void (*probe)(data_proto), void *data);
#define TRACE_EVENT(name, proto, args, struct, assign, print) DECLARE_TRACE(name, PARAMS(proto), PARAMS(args))
TRACE_EVENT(attach, TP_PROTO(struct device *dev, int x), TP_ARGS(dev, x), TP_STRUCT__entry(__string(device, dev)), TP_fast_assign(;), TP_printk("%s", x))
