#define LEVEL_(fn, id, sec) static initcall_t call_##fn##id __attribute__((used, section(#sec ".init"))) = fn;
#define LEVEL(fn, id) LEVEL_(fn, id, .initcall##id)
#define early(fn) LEVEL(fn, early)
#define device(fn) LEVEL(fn, 6)
#define late_sync(fn) LEVEL(fn, 7s)
#define module(i, e) device(i) unload(e)
#define unload(fn) static exitcall_t exit_##fn = fn;
#define driver_module(drv, reg, unreg, ...) \
	static int drv##_init(void) { return reg(&(drv), ##__VA_ARGS__); } device(drv##_init) \
	static void drv##_exit(void) { unreg(&(drv), ##__VA_ARGS__); } unload(drv##_exit)
early(a) late_sync(b) module(c, d)
driver_module(eth, bus_add, bus_del) driver_module(usb, bus_add, bus_del, THIS, "usb")
