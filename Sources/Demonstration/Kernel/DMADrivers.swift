/// `drivers/iommu/rockchip-iommu.c`: the hardware's side.
@Lines func rockchipIOMMU(_ tree: KernelTree) -> String {
  #"""
  /* A short stand-in for the Rockchip IOMMU, written for this demonstration. */

  #include <linux/device.h>
  #include <linux/err.h>
  #include <linux/errno.h>
  #include <linux/init.h>
  #include <linux/io.h>
  #include <linux/iommu.h>
  #include <linux/kernel.h>
  #include <linux/list.h>
  #include <linux/platform_device.h>
  #include <linux/slab.h>
  #include <linux/spinlock.h>

  #define RK_MMU_DTE_ADDR		0x00
  #define RK_MMU_COMMAND		0x08
  #define RK_MMU_CMD_ENABLE_PAGING	0
  #define RK_MMU_CMD_DISABLE_PAGING	1

  struct rk_iommu_domain {
  	struct list_head iommus;
  	u32 *dt;
  	dma_addr_t dt_dma;
  	spinlock_t iommus_lock;
  	struct iommu_domain domain;
  };

  struct rk_iommu {
  	struct device *dev;
  	void __iomem *base;
  	struct iommu_device iommu;
  	struct list_head node;
  	struct iommu_domain *domain;
  	struct iommu_group *group;
  };

  """#
  if tree.has(.identityDomain) {
    #"""
    static struct iommu_domain rk_identity_domain;

    """#
  }
  #"""
  static struct rk_iommu_domain *to_rk_domain(struct iommu_domain *dom)
  {
  	return container_of(dom, struct rk_iommu_domain, domain);
  }

  static struct rk_iommu *rk_iommu_from_dev(struct device *dev)
  {
  	return dev->iommu ? dev->iommu->priv : NULL;
  }

  static void rk_iommu_leave(struct rk_iommu *iommu)
  {
  	struct rk_iommu_domain *old = to_rk_domain(iommu->domain);
  	unsigned long flags;

  	spin_lock_irqsave(&old->iommus_lock, flags);
  	list_del(&iommu->node);
  	spin_unlock_irqrestore(&old->iommus_lock, flags);

  	writel(RK_MMU_CMD_DISABLE_PAGING, iommu->base + RK_MMU_COMMAND);
  	iommu->domain = NULL;
  }

  """#
  if tree.has(.identityDomain) {
    #"""
    static int rk_iommu_identity_attach(struct iommu_domain *identity_domain, struct device *dev)
    {
    	struct rk_iommu *iommu = rk_iommu_from_dev(dev);

    	if (!iommu)
    		return -ENODEV;
    	if (iommu->domain && iommu->domain != identity_domain)
    		rk_iommu_leave(iommu);
    	iommu->domain = NULL;
    	return 0;
    }

    static const struct iommu_domain_ops rk_identity_ops = {
    	.attach_dev = rk_iommu_identity_attach,
    };

    static struct iommu_domain rk_identity_domain = {
    	.type = IOMMU_DOMAIN_IDENTITY,
    	.ops = &rk_identity_ops,
    };

    """#
  } else if tree.has(.noDetach) {
    #"""
    static void rk_iommu_set_platform_dma(struct device *dev)
    {
    	struct rk_iommu *iommu = rk_iommu_from_dev(dev);

    	if (iommu && iommu->domain)
    		rk_iommu_leave(iommu);
    }

    """#
  } else {
    #"""
    static void rk_iommu_detach_device(struct iommu_domain *domain, struct device *dev)
    {
    	struct rk_iommu *iommu = rk_iommu_from_dev(dev);

    	if (iommu && iommu->domain == domain)
    		rk_iommu_leave(iommu);
    }

    """#
  }
  #"""
  static int rk_iommu_attach_device(struct iommu_domain *domain, struct device *dev)
  {
  	struct rk_iommu_domain *rk_domain = to_rk_domain(domain);
  	struct rk_iommu *iommu = rk_iommu_from_dev(dev);
  	unsigned long flags;

  	/* Some devices have no IOMMU and need none. */
  	if (!iommu)
  		return 0;
  	if (iommu->domain == domain)
  		return 0;
  	if (iommu->domain)
  		rk_iommu_leave(iommu);

  	iommu->domain = domain;
  	spin_lock_irqsave(&rk_domain->iommus_lock, flags);
  	list_add_tail(&iommu->node, &rk_domain->iommus);
  	spin_unlock_irqrestore(&rk_domain->iommus_lock, flags);

  	writel(rk_domain->dt_dma, iommu->base + RK_MMU_DTE_ADDR);
  	writel(RK_MMU_CMD_ENABLE_PAGING, iommu->base + RK_MMU_COMMAND);
  	return 0;
  }

  static struct iommu_domain *rk_iommu_domain_alloc(unsigned int type)
  {
  	struct rk_iommu_domain *rk_domain;

  	if (type != IOMMU_DOMAIN_UNMANAGED && type != IOMMU_DOMAIN_DMA)
  		return NULL;

  	rk_domain = kzalloc(sizeof(*rk_domain), GFP_KERNEL);
  	if (!rk_domain)
  		return NULL;

  	rk_domain->dt = kcalloc(1024, sizeof(u32), GFP_KERNEL);
  	if (!rk_domain->dt)
  		goto err_free_domain;

  	spin_lock_init(&rk_domain->iommus_lock);
  	INIT_LIST_HEAD(&rk_domain->iommus);
  	return &rk_domain->domain;

  err_free_domain:
  	kfree(rk_domain);
  	return NULL;
  }

  static void rk_iommu_domain_free(struct iommu_domain *domain)
  {
  	struct rk_iommu_domain *rk_domain = to_rk_domain(domain);

  	WARN_ON(!list_empty(&rk_domain->iommus));
  	kfree(rk_domain->dt);
  	kfree(rk_domain);
  }

  static struct iommu_device *rk_iommu_probe_device(struct device *dev)
  {
  	struct rk_iommu *iommu = rk_iommu_from_dev(dev);

  	return iommu ? &iommu->iommu : ERR_PTR(-ENODEV);
  }

  static const struct iommu_ops rk_iommu_ops = {
  	.domain_alloc = rk_iommu_domain_alloc,
  	.probe_device = rk_iommu_probe_device,
  """#
  if tree.has(.identityDomain) {
    "\t.identity_domain = &rk_identity_domain,"
  } else if tree.has(.noDetach) {
    "\t.set_platform_dma_ops = rk_iommu_set_platform_dma,"
  }
  "\t.pgsize_bitmap = 0x007ff000,"
  if tree.has(.splitOps) {
    #"""
    	.default_domain_ops = &(const struct iommu_domain_ops) {
    		.attach_dev = rk_iommu_attach_device,
    """#
    if !tree.has(.noDetach) { "\t\t.detach_dev = rk_iommu_detach_device," }
    #"""
    		.free = rk_iommu_domain_free,
    	},
    };

    """#
  } else {
    #"""
    	.domain_free = rk_iommu_domain_free,
    	.attach_dev = rk_iommu_attach_device,
    	.detach_dev = rk_iommu_detach_device,
    };

    """#
  }
  #"""
  static int __init rk_iommu_init(void)
  {
  	return bus_set_iommu(&platform_bus_type, &rk_iommu_ops);
  }
  subsys_initcall(rk_iommu_init);
  """#
}

/// `arch/arm/mm/dma-mapping.c`: the code that attaches first.
@Lines func armMapping(_ tree: KernelTree) -> String {
  #"""
  /* A short stand-in for the ARM DMA mappings, written for this demonstration. */

  #include <linux/bug.h>
  #include <linux/device.h>
  #include <linux/dma-map-ops.h>
  #include <linux/err.h>
  #include <linux/errno.h>
  #include <linux/export.h>
  #include <linux/iommu.h>
  #include <linux/kernel.h>
  #include <linux/kref.h>
  #include <linux/slab.h>
  #include <linux/spinlock.h>
  #include <asm/dma-iommu.h>

  static const struct dma_map_ops arm_dma_ops = {
  	.alloc = NULL,
  };

  #ifdef CONFIG_ARM_DMA_USE_IOMMU

  #define PAGE_SHIFT	12
  #define BITS_PER_BYTE	8

  static const struct dma_map_ops iommu_ops = {
  	.alloc = NULL,
  };

  struct dma_iommu_mapping *
  arm_iommu_create_mapping(struct bus_type *bus, dma_addr_t base, u64 size)
  {
  	struct dma_iommu_mapping *mapping;
  	size_t bits = size >> PAGE_SHIFT;
  	int err = -ENOMEM;

  	if (!bits)
  		return ERR_PTR(-EINVAL);

  	mapping = kzalloc(sizeof(*mapping), GFP_KERNEL);
  	if (!mapping)
  		goto err;

  	mapping->bitmap_size = (bits + BITS_PER_BYTE - 1) / BITS_PER_BYTE;
  	mapping->bitmaps = kcalloc(1, sizeof(unsigned long *), GFP_KERNEL);
  	if (!mapping->bitmaps)
  		goto err_free_mapping;

  	mapping->bitmaps[0] = kzalloc(mapping->bitmap_size, GFP_KERNEL);
  	if (!mapping->bitmaps[0])
  		goto err_free_bitmaps;

  	mapping->nr_bitmaps = 1;
  	mapping->base = base;
  	mapping->bits = bits;
  	spin_lock_init(&mapping->lock);

  	mapping->domain = iommu_domain_alloc(bus);
  	if (!mapping->domain)
  		goto err_free_bitmap;

  	kref_init(&mapping->kref);
  	return mapping;

  err_free_bitmap:
  	kfree(mapping->bitmaps[0]);
  err_free_bitmaps:
  	kfree(mapping->bitmaps);
  err_free_mapping:
  	kfree(mapping);
  err:
  	return ERR_PTR(err);
  }
  EXPORT_SYMBOL_GPL(arm_iommu_create_mapping);

  static void release_iommu_mapping(struct kref *kref)
  {
  	struct dma_iommu_mapping *mapping = container_of(kref, struct dma_iommu_mapping, kref);
  	unsigned int i;

  	iommu_domain_free(mapping->domain);
  	for (i = 0; i < mapping->nr_bitmaps; i++)
  		kfree(mapping->bitmaps[i]);
  	kfree(mapping->bitmaps);
  	kfree(mapping);
  }

  void arm_iommu_release_mapping(struct dma_iommu_mapping *mapping)
  {
  	if (!mapping)
  		return;
  	kref_put(&mapping->kref, release_iommu_mapping);
  }
  EXPORT_SYMBOL_GPL(arm_iommu_release_mapping);

  static int __arm_iommu_attach_device(struct device *dev, struct dma_iommu_mapping *mapping)
  {
  	int err = iommu_attach_device(mapping->domain, dev);

  	if (err)
  		return err;

  	/* The device keeps the mapping alive. */
  	kref_get(&mapping->kref);
  	to_dma_iommu_mapping(dev) = mapping;

  	dev_dbg(dev, "Attached IOMMU controller to %s device.\n", dev_name(dev));
  	return 0;
  }

  int arm_iommu_attach_device(struct device *dev, struct dma_iommu_mapping *mapping)
  {
  	int err = __arm_iommu_attach_device(dev, mapping);

  	if (!err)
  		set_dma_ops(dev, &iommu_ops);
  	return err;
  }
  EXPORT_SYMBOL_GPL(arm_iommu_attach_device);

  void arm_iommu_detach_device(struct device *dev)
  {
  	struct dma_iommu_mapping *mapping = to_dma_iommu_mapping(dev);

  	if (!mapping) {
  		dev_warn(dev, "Not attached\n");
  		return;
  	}

  	iommu_detach_device(mapping->domain, dev);
  	kref_put(&mapping->kref, release_iommu_mapping);
  	to_dma_iommu_mapping(dev) = NULL;
  	set_dma_ops(dev, NULL);

  	dev_dbg(dev, "Detached IOMMU controller from %s device.\n", dev_name(dev));
  }
  EXPORT_SYMBOL_GPL(arm_iommu_detach_device);

  static bool arm_setup_iommu_dma_ops(struct device *dev, u64 dma_base, u64 size)
  {
  	struct dma_iommu_mapping *mapping;

  	if (!device_iommu_mapped(dev))
  		return false;

  	mapping = arm_iommu_create_mapping(dev->bus, dma_base, size);
  	if (IS_ERR(mapping)) {
  		pr_warn("no mapping of %llu bytes for %s\n", size, dev_name(dev));
  		return false;
  	}
  	if (__arm_iommu_attach_device(dev, mapping)) {
  		arm_iommu_release_mapping(mapping);
  		return false;
  	}
  	set_dma_ops(dev, &iommu_ops);
  	return true;
  }

  static void arm_teardown_iommu_dma_ops(struct device *dev)
  {
  	struct dma_iommu_mapping *mapping = to_dma_iommu_mapping(dev);

  	if (!mapping)
  		return;
  	arm_iommu_detach_device(dev);
  	arm_iommu_release_mapping(mapping);
  }

  #else

  static bool arm_setup_iommu_dma_ops(struct device *dev, u64 dma_base, u64 size)
  {
  	return false;
  }

  static void arm_teardown_iommu_dma_ops(struct device *dev)
  {
  }

  #endif

  void arch_setup_dma_ops(struct device *dev, u64 dma_base, u64 size);
  void arch_teardown_dma_ops(struct device *dev);

  void arch_setup_dma_ops(struct device *dev, u64 dma_base, u64 size)
  {
  #ifdef CONFIG_DMA_OPS
  	if (dev->dma_ops)
  		return;
  #endif
  	if (!arm_setup_iommu_dma_ops(dev, dma_base, size))
  		set_dma_ops(dev, &arm_dma_ops);
  	dev->archdata.dma_ops_setup = true;
  }

  void arch_teardown_dma_ops(struct device *dev)
  {
  	if (!dev->archdata.dma_ops_setup)
  		return;
  	arm_teardown_iommu_dma_ops(dev);
  	set_dma_ops(dev, NULL);
  }
  """#
}
