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
