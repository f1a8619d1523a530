/* Registers of a device by array, by name and by bits at once. */
#include <stdint.h>
#include <stdio.h>

union regs {
	uint32_t raw[3];
	struct {
		struct { uint32_t en : 1, irq : 1, : 6, div : 8, : 0; } ctrl;
		uint32_t status;
		union { uint32_t data; struct { uint16_t lo, hi; }; uint8_t fifo[4]; };
	};
};

int main(void)
{
	volatile union regs r = { .raw = { 0 } };

	r.ctrl.en = 1;
	r.ctrl.div = 0x1a5;
	r.status |= 1u << 31;
	r.hi = 0xbeef;
	r.fifo[0] = 0x7f;
	printf("%x %x %x %d\n", r.raw[0], r.raw[1], r.raw[2], (int)sizeof(r));
	return r.ctrl.irq + r.ctrl.en;
}
