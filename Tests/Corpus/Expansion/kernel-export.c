#define __stringify_1(x...) #x
#define __stringify(x...) __stringify_1(x)
#define ___EXPORT_SYMBOL(sym, sec, ns) extern typeof(sym) sym; asm(".section " #sec "+" #sym " " __stringify(ns));
#define __EXPORT_SYMBOL(sym, sec, ns) ___EXPORT_SYMBOL(sym, sec, ns)
#define _EXPORT_SYMBOL(sym, sec) __EXPORT_SYMBOL(sym, sec, "")
#define EXPORT_SYMBOL_GPL(sym) _EXPORT_SYMBOL(sym, "_gpl")
#define EXPORT_SYMBOL_NS(sym, ns) __EXPORT_SYMBOL(sym, "", __stringify(ns))
EXPORT_SYMBOL_GPL(iommu_attach)
EXPORT_SYMBOL_NS(foo, BAR)
