/// Devices, their DMA, and what ARM adds to both.
let deviceHeaders: [String: String] = [
  "include/linux/device.h": #"""
  #ifndef _DEVICE_H_
  #define _DEVICE_H_

  #include <linux/dev_printk.h>
  #include <linux/kobject.h>
  #include <linux/list.h>
  #include <linux/mutex.h>
  #include <linux/types.h>
  #include <asm/device.h>

  struct dev_iommu;
  struct dma_map_ops;
  struct iommu_group;
  struct iommu_ops;

  struct bus_type {
  	const char *name;
  	int (*dma_configure)(struct device *dev);
  	const struct iommu_ops *iommu_ops;
  };

  struct device_driver {
  	const char *name;
  	struct bus_type *bus;
  };

  struct device {
  	struct kobject kobj;
  	struct device *parent;
  	const char *init_name;
  	struct bus_type *bus;
  	struct device_driver *driver;
  	void *driver_data;
  	struct mutex mutex;
  #ifdef CONFIG_DMA_OPS
  	const struct dma_map_ops *dma_ops;
  #endif
  	struct dev_archdata archdata;
  	u32 id;
  	void (*release)(struct device *dev);
  	struct iommu_group *iommu_group;
  	struct dev_iommu *iommu;
  	unsigned int offline:1;
  };

  static inline const char *dev_name(const struct device *dev)
  {
  	return dev->init_name ? dev->init_name : dev->kobj.name;
  }

  static inline void *dev_get_drvdata(const struct device *dev)
  {
  	return dev->driver_data;
  }

  static inline void dev_set_drvdata(struct device *dev, void *data)
  {
  	dev->driver_data = data;
  }

  #endif

  """#,
  "include/linux/platform_device.h": #"""
  #ifndef _PLATFORM_DEVICE_H_
  #define _PLATFORM_DEVICE_H_

  #include <linux/device.h>

  struct platform_device {
  	const char *name;
  	int id;
  	struct device dev;
  };

  #define to_platform_device(x) container_of((x), struct platform_device, dev)

  struct platform_driver {
  	int (*probe)(struct platform_device *pdev);
  	int (*remove)(struct platform_device *pdev);
  	struct device_driver driver;
  	bool driver_managed_dma;
  };

  extern struct bus_type platform_bus_type;

  #define to_platform_driver(drv) container_of((drv), struct platform_driver, driver)

  #endif

  """#,
  "include/linux/io.h": #"""
  #ifndef _LINUX_IO_H
  #define _LINUX_IO_H

  #include <linux/types.h>

  u32 readl(const volatile void __iomem *addr);
  void writel(u32 value, volatile void __iomem *addr);

  #endif

  """#,
  "include/linux/clk.h": #"""
  #ifndef __LINUX_CLK_H
  #define __LINUX_CLK_H

  struct clk;

  int clk_enable(struct clk *clk);
  void clk_disable(struct clk *clk);

  #endif

  """#,
  "include/linux/pm_runtime.h": #"""
  #ifndef _LINUX_PM_RUNTIME_H
  #define _LINUX_PM_RUNTIME_H

  struct device;

  int pm_runtime_get_sync(struct device *dev);
  int pm_runtime_put_sync(struct device *dev);

  #endif

  """#,
  "include/linux/dma-map-ops.h": #"""
  #ifndef _LINUX_DMA_MAP_OPS_H
  #define _LINUX_DMA_MAP_OPS_H

  #include <linux/device.h>

  struct dma_map_ops {
  	void *(*alloc)(struct device *dev, size_t size, dma_addr_t *handle, gfp_t gfp);
  	void (*free)(struct device *dev, size_t size, void *vaddr, dma_addr_t handle);
  };

  #ifdef CONFIG_DMA_OPS
  static inline void set_dma_ops(struct device *dev, const struct dma_map_ops *dma_ops)
  {
  	dev->dma_ops = dma_ops;
  }
  #else
  static inline void set_dma_ops(struct device *dev, const struct dma_map_ops *dma_ops)
  {
  }
  #endif

  #endif

  """#,
  "arch/arm/include/asm/device.h": #"""
  #ifndef ASMARM_DEVICE_H
  #define ASMARM_DEVICE_H

  struct dev_archdata {
  #ifdef CONFIG_ARM_DMA_USE_IOMMU
  	struct dma_iommu_mapping *mapping;
  #endif
  	unsigned int dma_coherent:1;
  	unsigned int dma_ops_setup:1;
  };

  #ifdef CONFIG_ARM_DMA_USE_IOMMU
  #define to_dma_iommu_mapping(dev) ((dev)->archdata.mapping)
  #else
  #define to_dma_iommu_mapping(dev) NULL
  #endif

  #endif

  """#,
  "arch/arm/include/asm/dma-iommu.h": #"""
  #ifndef ASMARM_DMA_IOMMU_H
  #define ASMARM_DMA_IOMMU_H

  #include <linux/kref.h>
  #include <linux/spinlock.h>
  #include <linux/types.h>

  struct bus_type;
  struct device;
  struct iommu_domain;

  struct dma_iommu_mapping {
  	/* The IOMMU's side of it. */
  	struct iommu_domain *domain;

  	unsigned long **bitmaps;	/* one bit for each page in use */
  	unsigned int nr_bitmaps;
  	unsigned int extensions;
  	size_t bitmap_size;
  	size_t bits;
  	dma_addr_t base;

  	spinlock_t lock;
  	struct kref kref;
  };

  struct dma_iommu_mapping *
  arm_iommu_create_mapping(struct bus_type *bus, dma_addr_t base, u64 size);
  void arm_iommu_release_mapping(struct dma_iommu_mapping *mapping);
  int arm_iommu_attach_device(struct device *dev, struct dma_iommu_mapping *mapping);
  void arm_iommu_detach_device(struct device *dev);

  #endif

  """#,
]
